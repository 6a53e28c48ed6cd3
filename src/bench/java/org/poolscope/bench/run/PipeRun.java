package org.poolscope.bench.run;

import java.util.List;
import java.util.Optional;
import org.poolscope.bench.Figure;
import org.poolscope.pool.WorkerProcess;
import org.poolscope.shared.Pipe;
import org.poolscope.shared.PipeEnd;
import org.poolscope.shared.Segments;

/// How long a message takes through a pipe and back.
final class PipeRun {

    private static final int TRIPS = 20_000;
    private static final int WARM_TRIPS = 300_000;
    private static final int LARGE = 16 << 20;
    private static final int LARGE_TRIPS = 20;

    private PipeRun() {}

    static List<Figure> roundTrips() throws Exception {
        try (Segments segments = Segments.create()) {
            Pipe<Integer> pipe = segments.createPipe("pipe", Integer.class);
            WorkerProcess echo = WorkerProcess.of(PipeRun::echo, pipe.second()).start();
            trips(pipe.first(), 100, 1);
            double first = trips(pipe.first(), TRIPS, 1) / 1e3 / TRIPS;
            trips(pipe.first(), WARM_TRIPS, 1);
            double steady = trips(pipe.first(), WARM_TRIPS, 1) / 1e3 / WARM_TRIPS;
            pipe.first().close();
            echo.join();
            return List.of(new Figure("first", "us", first), new Figure("steady", "us", steady));
        }
    }

    static List<Figure> largeMessages() throws Exception {
        try (Segments segments = Segments.create()) {
            Pipe<byte[]> pipe = segments.createPipe("pipe", byte[].class);
            WorkerProcess echo = WorkerProcess.of(PipeRun::echo, pipe.second()).start();
            byte[] message = new byte[LARGE];
            trips(pipe.first(), LARGE_TRIPS, message);
            double seconds = trips(pipe.first(), LARGE_TRIPS, message) / 1e9;
            pipe.first().close();
            echo.join();
            return List.of(new Figure("steady", "MB/s", 2.0 * LARGE_TRIPS * LARGE / 1e6 / seconds));
        }
    }

    private static <T> long trips(PipeEnd<T> end, int count, T message) throws InterruptedException {
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            end.send(message);
            end.receive().orElseThrow();
        }
        return System.nanoTime() - start;
    }

    static <T> int echo(PipeEnd<T> end) throws InterruptedException {
        for (Optional<T> message = end.receive(); message.isPresent(); message = end.receive()) {
            end.send(message.get());
        }
        return 0;
    }
}
