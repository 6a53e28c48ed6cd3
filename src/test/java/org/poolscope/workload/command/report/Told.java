package org.poolscope.workload.command.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.poolscope.workload.ItemReport;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.TaskLog;

/// A log that keeps what it is told, figures as `name 3` if they are gauges and `name +3` if they are counters.
final class Told implements TaskLog {

    final List<Double> parts = new ArrayList<>();
    final List<String> statuses = new ArrayList<>();
    private final Map<String, Double> amounts = new LinkedHashMap<>();
    private final Map<String, Boolean> counted = new LinkedHashMap<>();

    List<String> figures() {
        return amounts.entrySet().stream().map(figure -> figure.getKey()
                + (counted.containsKey(figure.getKey()) ? " +" : " ") + figure.getValue()).toList();
    }

    double amount(String name) {
        return amounts.get(name);
    }

    @Override
    public void item(ItemResult result) {}

    @Override
    public void progress(long itemsDone) {}

    @Override
    public void part(double done) {
        parts.add(done);
    }

    @Override
    public void status(String line) {
        statuses.add(line);
    }

    @Override
    public boolean value(String name, double amount) {
        boolean taken = amounts.containsKey(name) || amounts.size() < ItemReport.MOST_VALUES;
        if (taken) {
            amounts.put(name, amount);
        }
        return taken;
    }

    @Override
    public boolean count(String name, double more) {
        boolean taken = value(name, amounts.getOrDefault(name, 0.0) + more);
        if (taken) {
            counted.put(name, true);
        }
        return taken;
    }
}
