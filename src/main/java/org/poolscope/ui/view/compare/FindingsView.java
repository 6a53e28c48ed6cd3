package org.poolscope.ui.view.compare;

import com.formdev.flatlaf.FlatClientProperties;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.jspecify.annotations.Nullable;
import org.poolscope.compare.words.Findings;
import org.poolscope.compare.words.Findings.Fact;
import org.poolscope.compare.words.Findings.Mark;
import org.poolscope.compare.words.Findings.Topic;
import org.poolscope.compare.words.Findings.Warning;
import org.poolscope.text.Printable;
import org.poolscope.ui.look.Icons;
import org.poolscope.ui.look.WrappedText;
import org.poolscope.workload.Texts;

/// What a comparison has found, in words: the verdict, large, and the warnings, each with its mark; and, for a place
/// of their own below the charts, the facts that it rests on, each beside its label. Everything can be selected and
/// copied. Event dispatch thread only.
@SuppressWarnings("serial")
final class FindingsView extends JPanel {

    private final Texts texts = Texts.of(FindingsView.class);
    private final WrappedText verdict = WrappedText.selectable("verdict", texts.get("compare.finding"));
    private final JPanel facts = block("facts");
    private final JPanel warnings = block("warnings");
    private final JButton order = new JButton();
    private transient @Nullable Findings shown;

    FindingsView() {
        super(new MigLayout("insets 0, fillx, wrap 1, hidemode 3, gapy 8", "[grow,fill]"));
        setOpaque(false);
        verdict.setName("compare.finding");
        order.setName("compare.order");
        add(verdict, "wmin 0");
        add(warnings, "wmin 0");
    }

    /// What the verdict rests on.
    JPanel facts() {
        return facts;
    }

    /// What has the longest items begun first from now on, where a fact says that this would save time.
    void onOrder(Runnable deed) {
        order.addActionListener(_ -> {
            deed.run();
            order.setText(texts.get("compare.order.done"));
            order.setEnabled(false);
        });
    }

    private static JPanel block(String name) {
        var block = new JPanel(new MigLayout("insets 0, fillx, wrap 2, gapy 3", "[]12[grow,fill]", "[top]"));
        block.setName("compare." + name);
        block.setOpaque(false);
        return block;
    }

    /// Shows other words, if they are others: what is selected in the same ones stays so.
    ///
    /// @param offered whether another order of the items is offered
    void show(Findings next, boolean offered) {
        if (next.equals(shown)) {
            return;
        }
        if (shown == null || !next.verdict().equals(shown.verdict())) {
            verdict.setText(next.verdict());
        }
        if (shown == null || !next.facts().equals(shown.facts())) {
            facts.removeAll();
            next.facts().forEach(fact -> add(fact, offered));
            facts.setVisible(!next.facts().isEmpty());
        }
        if (shown == null || !next.warnings().equals(shown.warnings())) {
            warnings.removeAll();
            next.warnings().forEach(this::add);
            warnings.setVisible(!next.warnings().isEmpty());
        }
        shown = next;
        revalidate();
        facts.revalidate();
        repaint();
        facts.repaint();
    }

    private void add(Fact fact, boolean offered) {
        var label = new JLabel(fact.label());
        label.putClientProperty(FlatClientProperties.STYLE_CLASS, "quiet");
        facts.add(label);
        facts.add(words("compare.fact", fact.label(), fact.words()), "wmin 0");
        if (offered && fact.topic() == Topic.ITEMS) {
            order.setText(texts.get("compare.order"));
            order.setEnabled(true);
            facts.add(order, "skip, growx 0, alignx leading, gapbottom 4");
        }
    }

    private void add(Warning warning) {
        var mark = new JLabel(Icons.of(icon(warning.mark())));
        String what = texts.get("compare.mark." + warning.mark());
        mark.setToolTipText(what);
        mark.getAccessibleContext().setAccessibleName(what);
        warnings.add(mark);
        warnings.add(words("compare.warning", what, warning.words()), "wmin 0");
    }

    private WrappedText words(String name, String title, String words) {
        WrappedText text = WrappedText.selectable("plain", title);
        text.setName(name);
        text.setText(Printable.of(words));
        // About what it will have, so that it is as high as it will be from the beginning.
        text.setSize(Math.max(1, getWidth()), Short.MAX_VALUE);
        return text;
    }

    private static String icon(Mark mark) {
        return switch (mark) {
            case CAUTION -> "caution";
            case INVALID -> "danger";
            case NOTE -> "neutral";
        };
    }
}
