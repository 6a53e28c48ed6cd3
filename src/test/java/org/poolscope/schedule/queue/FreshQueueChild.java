package org.poolscope.schedule.queue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.poolscope.history.write.ToldRun;

/// A process that adds a batch to each of the journals that it is told the names of, one in a line, and tells the
/// number that it was given.
public final class FreshQueueChild {

    private FreshQueueChild() {}

    /// @param args the batch's template
    public static void main(String[] args) throws IOException {
        System.out.println("ready");
        try (var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                try (var queue = new BatchQueue(Path.of(line))) {
                    System.out.println("added " + queue.add(List.of(ToldRun.commands(args[0])), Optional.empty())
                            .getFirst());
                }
            }
        }
    }
}
