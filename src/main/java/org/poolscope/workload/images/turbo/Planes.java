package org.poolscope.workload.images.turbo;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.poolscope.workload.images.picture.Size;
import org.poolscope.workload.images.scaling.Samples;

/// The planes of a picture in one piece of memory: brightness, and two of colour unless it is grey.
///
/// @param size of the picture
record Planes(Size size, Sampling sampling, List<Samples> all) {

    /// How much memory they need.
    static long bytes(Size size, Sampling sampling) {
        long bytes = 0;
        for (int plane = 0; plane < sampling.planes(); plane++) {
            bytes += (long) sampling.width(plane, size.width()) * sampling.height(plane, size.height());
        }
        return bytes;
    }

    /// @param memory for [#bytes]
    static Planes in(MemorySegment memory, Size size, Sampling sampling) {
        List<Samples> all = new ArrayList<>();
        long at = 0;
        for (int plane = 0; plane < sampling.planes(); plane++) {
            int width = sampling.width(plane, size.width());
            int height = sampling.height(plane, size.height());
            all.add(new Samples(memory.asSlice(at, (long) width * height), width, width, height, 1));
            at += (long) width * height;
        }
        return new Planes(size, sampling, all);
    }

    List<MemorySegment> memory() {
        return all.stream().map(Samples::memory).toList();
    }

    int[] strides() {
        return all.stream().mapToInt(plane -> (int) plane.stride()).toArray();
    }
}
