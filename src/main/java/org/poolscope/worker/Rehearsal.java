package org.poolscope.worker;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.poolscope.protocol.Command;
import org.poolscope.protocol.CommandCodec;
import org.poolscope.protocol.HandOver;
import org.poolscope.protocol.ParentPage;
import org.poolscope.protocol.WireWriter;
import org.poolscope.workload.Items;

/// A worker's life played through within one JVM: a hand-over, a hello, a small task, the leave. After it, all that a
/// worker's start takes is loaded and linked, so that a spare has it behind itself when it is handed over to, and an AOT
/// cache has it in store.
final class Rehearsal {

    private static final String WORKLOAD = "squares";

    private final Path folder;

    /// @param folder an empty one for the stage props; it is gone when the rehearsal is over
    Rehearsal(Path folder) {
        this.folder = folder;
    }

    void play() throws IOException {
        var written = new HandOver("00".repeat(32), ProcessHandle.current().pid(), folder.resolve("socket"),
                folder.resolve("page"), folder, folder, 0, 0, 1);
        HandOver read = Objects.requireNonNull(HandOver.read(new ByteArrayInputStream(written.bytes())));
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
                ParentPage _ = ParentPage.create(read.page())) {
            server.bind(UnixDomainSocketAddress.of(read.socket()));
            var life = new WorkerLife(read);
            try (SocketChannel parent = server.accept()) {
                sendCommands(parent);
                life.rehearse();
            }
        } finally {
            Files.deleteIfExists(read.socket());
            Files.deleteIfExists(read.page());
        }
        Files.delete(folder);
    }

    private static void sendCommands(SocketChannel parent) throws IOException {
        var out = new WireWriter();
        CommandCodec.write(new Command.Open(WORKLOAD, Map.of()), out);
        CommandCodec.write(new Command.Run(1, new Items.Range(1, 100)), out);
        CommandCodec.write(new Command.Interrupt(1), out);
        CommandCodec.write(new Command.Leave(), out);
        ByteBuffer commands = out.drain();
        while (commands.hasRemaining()) {
            parent.write(commands);
        }
    }
}
