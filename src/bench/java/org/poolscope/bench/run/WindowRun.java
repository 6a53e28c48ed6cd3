package org.poolscope.bench.run;

import com.sun.management.OperatingSystemMXBean;
import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.GraphicsEnvironment;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import javax.swing.AbstractButton;
import javax.swing.Action;
import javax.swing.JTabbedPane;
import javax.swing.KeyStroke;
import org.poolscope.bench.Figure;
import org.poolscope.ui.Desktop;

/// What the program takes of the processors while it shows a run in its window, its workers not counted: a real window
/// and a real run, in which two workers look for prime numbers. By the processor time of the whole process.
final class WindowRun {

    private static final Duration WARM_UP = Duration.ofSeconds(12);
    private static final Duration LIVE = Duration.ofSeconds(60);
    private static final Duration OTHERS = Duration.ofSeconds(20);
    private static final Duration SETTLED = Duration.ofSeconds(2);
    private static final KeyStroke RUN = KeyStroke.getKeyStroke("F5");
    private static final int ITEMS_TAB = 1;

    private WindowRun() {}

    /// @return nothing where there is no display
    static List<Figure> measure() throws Exception {
        var figures = new ArrayList<Figure>();
        if (GraphicsEnvironment.isHeadless()) {
            return figures;
        }
        setUp();
        Desktop.open();
        Frame window = window();
        EventQueue.invokeAndWait(() -> all(window).filter(WindowRun::startsTheRun).findFirst()
                .orElseThrow(() -> new NoSuchElementException("no button to run")).doClick());
        Thread.sleep(WARM_UP);
        figures.add(share("live", LIVE));
        EventQueue.invokeAndWait(() -> tabs(window).setSelectedIndex(ITEMS_TAB));
        Thread.sleep(SETTLED);
        figures.add(share("items", OTHERS));
        EventQueue.invokeAndWait(() -> window.setExtendedState(Frame.ICONIFIED));
        Thread.sleep(SETTLED);
        figures.add(share("minimised", OTHERS));
        return figures;
    }

    /// A user who ran a long batch the last time. What would be made for later starts is not made beside it.
    private static void setUp() throws Exception {
        Path home = Files.createTempDirectory("poolscope-bench");
        System.setProperty("user.home", home.toString());
        System.setProperty("poolscope.aot", "off");
        Path settings = Files.createDirectories(home.resolve(".config/poolscope")).resolve("window.properties");
        Files.writeString(settings, "last.workload=primes\nlast.run.primes.from=0\nlast.run.primes.to=2000000000\n");
    }

    private static Frame window() throws InterruptedException {
        while (true) {
            for (Frame frame : Frame.getFrames()) {
                if (frame.isShowing()) {
                    Thread.sleep(SETTLED);
                    return frame;
                }
            }
            Thread.sleep(100);
        }
    }

    private static boolean startsTheRun(AbstractButton button) {
        return button.getAction() != null && RUN.equals(button.getAction().getValue(Action.ACCELERATOR_KEY));
    }

    private static Stream<AbstractButton> all(Container container) {
        return components(container).filter(AbstractButton.class::isInstance).map(AbstractButton.class::cast);
    }

    private static JTabbedPane tabs(Container container) {
        return components(container).filter(JTabbedPane.class::isInstance).map(JTabbedPane.class::cast)
                .findFirst().orElseThrow();
    }

    private static Stream<Component> components(Container container) {
        return Arrays.stream(container.getComponents()).flatMap(child -> child instanceof Container inner
                ? Stream.concat(Stream.of(child), components(inner)) : Stream.of(child));
    }

    private static Figure share(String name, Duration span) throws InterruptedException {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long before = system.getProcessCpuTime();
        long start = System.nanoTime();
        Thread.sleep(span);
        return new Figure(name, "%", 100.0 * (system.getProcessCpuTime() - before) / (System.nanoTime() - start));
    }
}
