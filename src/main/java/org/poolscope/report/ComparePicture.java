package org.poolscope.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.poolscope.compare.Hardware;
import org.poolscope.compare.SweepResult;
import org.poolscope.workload.Texts;

/// The charts of a comparison as one picture, an SVG file of its own: light, with all colours spelled out, since few
/// programs but browsers know variables.
public final class ComparePicture {

    private static final double WIDTH = 480;
    private static final double HEIGHT = 280;
    private static final double CAPTION = 24;
    private static final double GAP = 16;

    /// The colours of the light theme, which come first.
    private static final Pattern COLOUR = Pattern.compile("--(\\w+):(#\\w+)");
    private static final Pattern USED = Pattern.compile("var\\(--(\\w+)\\)");

    private ComparePicture() {}

    /// Empty as long as no run counts.
    public static Optional<String> of(SweepResult result, Hardware hardware) {
        if (result.base().isEmpty()) {
            return Optional.empty();
        }
        Texts texts = Texts.of(ComparePicture.class);
        var charts = new CompareCharts(result, ComparePage.some(result), hardware, texts);
        List<String[]> all = new ArrayList<>();
        all.add(new String[] {"time", charts.time()});
        all.add(new String[] {"speedup", charts.speedup()});
        all.add(new String[] {"efficiency", charts.efficiency()});
        charts.memory().ifPresent(memory -> all.add(new String[] {"memory", memory}));
        charts.moments(false).ifPresent(moments -> all.add(new String[] {"moments", moments}));
        int rows = (all.size() + 1) / 2;
        double width = 2 * WIDTH + 3 * GAP;
        double height = rows * (HEIGHT + CAPTION) + GAP;
        var svg = new StringBuilder(String.format(Locale.ROOT, "<svg xmlns=\"http://www.w3.org/2000/svg\" "
                + "viewBox=\"0 0 %.0f %.0f\" width=\"%.0f\" height=\"%.0f\">%n<style>%n%s</style>%n"
                + "<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>%n", width, height, width, height,
                style(texts.get("page.style"))));
        for (int i = 0; i < all.size(); i++) {
            double x = GAP + i % 2 * (WIDTH + GAP);
            double y = (double) (i / 2) * (HEIGHT + CAPTION) + CAPTION;
            svg.append(String.format(Locale.ROOT, "<text class=\"caption\" x=\"%.0f\" y=\"%.0f\">%s</text>%n", x, y - 8,
                    Html.escaped(texts.get(all.get(i)[0] + ".short"))));
            svg.append(all.get(i)[1].replaceFirst("<svg ", String.format(Locale.ROOT, "<svg x=\"%.0f\" y=\"%.0f\" "
                    + "width=\"%.0f\" height=\"%.0f\" ", x, y, WIDTH, HEIGHT)));
        }
        return Optional.of(svg + "</svg>\n");
    }

    /// What the page says of its charts, with the colours put in.
    private static String style(String page) {
        String light = page.substring(0, page.indexOf("@media"));
        Matcher used = USED.matcher(page.lines().filter(line -> line.startsWith("svg") || line.startsWith(".grid")
                || line.startsWith(".interval")).reduce("", (all, line) -> all + line + "\n")
                .replace("svg{width:100%;height:auto}", "text{font-family:sans-serif}"));
        return used.replaceAll(found -> colour(light, found.group(1)))
                + ".caption{font-weight:600;fill:" + colour(light, "ink") + "!important}\n";
    }

    private static String colour(String theme, String name) {
        return COLOUR.matcher(theme).results().filter(found -> found.group(1).equals(name))
                .map(found -> found.group(2)).findFirst().orElseThrow();
    }
}
