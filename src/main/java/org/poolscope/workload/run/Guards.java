package org.poolscope.workload.run;

import org.poolscope.workload.InvalidSettingException;

/// Under which conditions a run pauses by itself, and goes on by itself when they are over: nothing more is begun
/// meanwhile.
///
/// @param freeDiskMegabytes   how much room there must be where results go and where temporary files are; of a disk
///                            that is smaller than ten times that, a tenth; 0 for any
/// @param freeMemoryMegabytes how much memory must be available; 0 for any
/// @param batteryPercent      how full the battery must be when the machine lives on it; 0 for any
public record Guards(long freeDiskMegabytes, long freeMemoryMegabytes, int batteryPercent) {

    public static final int MAX_MEGABYTES = 100_000_000;

    /// As long as there is a gigabyte of room.
    public static final Guards USUAL = new Guards(1000, 0, 0);

    public Guards {
         within("guard-disk", freeDiskMegabytes, MAX_MEGABYTES);
         within("guard-memory", freeMemoryMegabytes, MAX_MEGABYTES);
         within("guard-battery", batteryPercent, 100);
    }

    /// Whether there is nothing to pause for.
    public boolean areNone() {
        return freeDiskMegabytes == 0 && freeMemoryMegabytes == 0 && batteryPercent == 0;
    }

    private static void within(String field, long value, long max) {
        if (value < 0 || value > max) {
             throw new InvalidSettingException(field, "must be from 0 to " + max + ", not " + value);
        }
    }
}
