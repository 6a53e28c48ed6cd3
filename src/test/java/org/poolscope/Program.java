package org.poolscope;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/// The classes of the program, without those of tests. They are read once for all rules: that takes seconds.
final class Program {

    static final JavaClasses CLASSES =
            new ClassFileImporter().importUrl(Main.class.getProtectionDomain().getCodeSource().getLocation());

    private Program() {}
}
