package org.poolscope.testing;

import java.io.InputStream;
import java.io.OutputStream;

/// A process that no system has, says nothing and hears nothing; a test says what else becomes of it.
public abstract class SilentProcess extends Process {

    private final long pid;

    protected SilentProcess(long pid) {
        this.pid = pid;
    }

    @Override
    public final long pid() {
        return pid;
    }

    @Override
    public final OutputStream getOutputStream() {
        return OutputStream.nullOutputStream();
    }

    @Override
    public final InputStream getInputStream() {
        return InputStream.nullInputStream();
    }

    @Override
    public final InputStream getErrorStream() {
        return InputStream.nullInputStream();
    }
}
