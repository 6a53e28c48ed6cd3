package org.poolscope.chart;

import java.util.Random;
import org.poolscope.live.LiveModel;
import org.poolscope.live.RunScript;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.telemetry.WorkerExit;

/// A run as it might be: tasks of varying length, a queue that fills and empties, a counter on its way. The same at
/// every call.
final class SampleRun {

    private static final double FRAME = 0.1;

    private final LiveModel model = new LiveModel();
    private final Random random = new Random(7);
    private final RunScript script;
    private final int workers;
    private final boolean shared;
    private final double taskSeconds;
    private final double[] cpu;
    private final double[] busy;
    private final double[] free;
    private double depth = 20;
    private double count;
    private double now;

    private SampleRun(int workers, double taskSeconds, boolean shared) {
        this.workers = workers;
        this.taskSeconds = taskSeconds;
        this.shared = shared;
        script = RunScript.start(model, workers, 4000);
        cpu = new double[workers + 1];
        busy = new double[workers + 1];
        free = new double[workers + 1];
        for (int worker = 1; worker <= workers; worker++) {
            script.worker(0.01 * worker, worker, 1000 + worker, 0);
            busy[worker] = 0.9;
            free[worker] = 0.4 + 0.02 * worker;
        }
    }

    static SampleRun of(int workers, double taskSeconds, boolean shared) {
        return new SampleRun(workers, taskSeconds, shared);
    }

    LiveModel model() {
        return model;
    }

    SampleRun until(double end) {
        while (now < end) {
            now += FRAME;
            step();
            script.tick(now);
        }
        return this;
    }

    SampleRun end() {
        for (int worker = 1; worker <= workers; worker++) {
            script.workerEnded(now, worker, 1000 + worker, new WorkerExit.Finished());
        }
        script.ended(now, Outcome.COMPLETED, 4000, 0).tick(now);
        return this;
    }

    private void step() {
        for (int worker = 1; worker <= workers; worker++) {
            work(worker);
        }
        if (shared) {
            depth = Math.clamp(depth + random.nextGaussian() * 9 + 4 * Math.sin(now / 3), 0, 100);
            count = Math.min(4000, count + 40 + random.nextInt(30));
            script.queue(now, "jobs", Math.round(depth), 100).counter(now, "hits", Math.round(count), 4000);
        }
    }

    private void work(int worker) {
        busy[worker] = Math.clamp(busy[worker] + random.nextGaussian() * 0.08 + (0.93 - busy[worker]) * 0.2, 0.1, 1);
        if (random.nextInt(200) == 0) {
            busy[worker] = 0.2;
        }
        cpu[worker] += FRAME * busy[worker] * (now < 0.6 ? 1.6 : 1);
        if (worker == 2 && now > 14 && now < 17) {
            return;
        }
        script.running(now, worker, 1000 + worker, cpu[worker], "photo_0042.jpg", now - 0.1);
        while (free[worker] < now) {
            double took = taskSeconds * (0.6 + 0.5 * Math.exp(random.nextGaussian() * 0.5));
            free[worker] += took;
            if (random.nextInt(90) == 0) {
                script.failed(now, worker, took * 0.3, "bad.jpg", "not an image");
            } else {
                script.done(now, worker, random.nextInt(150) == 0 ? took * 6 : took);
            }
        }
    }
}
