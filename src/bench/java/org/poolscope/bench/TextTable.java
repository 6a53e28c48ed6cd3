package org.poolscope.bench;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A table in Markdown whose columns line up in a terminal too.
final class TextTable {

    private final List<String> head;

    TextTable(String... head) {
        this.head = List.of(head);
    }

    String with(List<List<String>> rows) {
        List<Integer> widths = IntStream.range(0, head.size())
                .map(column -> Stream.concat(Stream.of(head), rows.stream())
                        .mapToInt(row -> row.get(column).length()).max().orElse(0))
                .boxed().toList();
        String rule = widths.stream().map("-"::repeat).collect(Collectors.joining(" | ", "| ", " |\n"));
        return line(head, widths) + rule + rows.stream().map(row -> line(row, widths)).collect(Collectors.joining());
    }

    private static String line(List<String> cells, List<Integer> widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(column -> cells.get(column) + " ".repeat(widths.get(column) - cells.get(column).length()))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
