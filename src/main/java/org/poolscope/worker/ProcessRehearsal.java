package org.poolscope.worker;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.poolscope.codec.ValueEncoder;
import org.poolscope.function.TaskFunction;
import org.poolscope.protocol.Attachments;
import org.poolscope.protocol.ParentPage;
import org.poolscope.protocol.ProcessBootstrap;
import org.poolscope.shared.process.ProcessIdentity;

/// The life of a process with a target played through, for an AOT cache to have in store what that takes. This JVM
/// takes itself for its own child from then on, so it is for one that ends soon after.
final class ProcessRehearsal {

    private final Path page;

    /// @param folder where it puts a file, which is gone when the rehearsal is over
    ProcessRehearsal(Path folder) {
        this.page = folder.resolve("process.page");
    }

    /// @throws Exception none that is expected
    void play() throws Exception {
        TaskFunction<String, String> target = argument -> argument;
        ProcessIdentity self = ProcessIdentity.current();
        var written = new ByteArrayOutputStream();
        new ProcessBootstrap("rehearsal", true, page, page.getParent(), self.pid(), self.start(), Attachments.NONE,
                new ValueEncoder().write(target).write("argument").take()).write(written);
        var stdin = new SequenceInputStream(new ByteArrayInputStream(written.toByteArray()), new Silence());
        try (ParentPage _ = ParentPage.create(page)) {
            ProcessMain.run(Objects.requireNonNull(ProcessBootstrap.receive(stdin)), stdin);
        } finally {
            Files.deleteIfExists(page);
        }
    }

    /// What a parent says that lives and says nothing.
    private static final class Silence extends InputStream {

        @Override
        public int read() throws IOException {
            while (!Thread.interrupted()) {
                LockSupport.park(this);
            }
            throw new ClosedByInterruptException();
        }
    }
}
