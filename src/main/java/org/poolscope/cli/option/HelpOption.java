package org.poolscope.cli.option;

import picocli.CommandLine.Option;

/// `--help`, for every command.
public final class HelpOption {

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this help.")
    boolean help;
}
