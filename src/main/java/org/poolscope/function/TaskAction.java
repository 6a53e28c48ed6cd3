package org.poolscope.function;

import java.io.Serializable;

/// Something that a worker can be asked to do, without a result.
@FunctionalInterface
public interface TaskAction extends Serializable {

    void run() throws Exception;
}
