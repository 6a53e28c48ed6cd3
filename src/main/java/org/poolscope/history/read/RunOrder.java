package org.poolscope.history.read;

/// By what runs of the journal are put in order, and in which direction; equal ones are the newest first.
public record RunOrder(By by, boolean up) {

    /// The newest first.
    public static final RunOrder NEWEST = new RunOrder(By.NUMBER, false);

    /// What there is to put them in order by. What a run has none of is last in either direction.
    public enum By {
        NUMBER("id"),
        STARTED("started"),
        WORKLOAD("workload"),
        SETTINGS("configuration"),
        STATE("state"),
        SUCCEEDED("succeeded"),
        FAILED("NULLIF(failed, 0)"),
        INTERRUPTED("NULLIF(interrupted, 0)"),
        TIME("wall_nanos"),
        WORKERS("workers"),
        COMMAND("command");

        private final String expression;

        By(String expression) {
            this.expression = expression;
        }
    }

    String clause() {
        return "ORDER BY " + by.expression + (up ? " ASC" : " DESC") + " NULLS LAST, id DESC ";
    }
}
