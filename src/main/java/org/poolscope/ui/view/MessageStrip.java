package org.poolscope.ui.view;

import com.formdev.flatlaf.FlatClientProperties;
import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.KeyboardFocusManager;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SequencedMap;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.KeyStroke;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import org.jspecify.annotations.Nullable;
import org.poolscope.ui.look.Icons;
import org.poolscope.ui.look.WrappedText;
import org.poolscope.workload.Texts;

/// The last few things that a person should know and need not answer, and above them a question, if there is one that
/// can wait. Takes no room when there are none.
@SuppressWarnings("serial")
public final class MessageStrip extends JPanel {

    private static final int MOST = 3;
    private static final String ABOUT = "about";
    private static final int BESIDE_THE_WORDS = 90;

    private final Texts texts = Texts.of(MessageStrip.class);
    private final Deque<JPanel> shown = new ArrayDeque<>();
    private @Nullable JPanel question;
    private transient @Nullable Component focusBefore;

    /// What kind of message it is: never told by its colour alone, there is an icon too.
    public enum Tone {
        NEUTRAL("neutral"),
        SUCCESS("success"),
        CAUTION("caution"),
        DANGER("danger");

        private final String key;

        Tone(String key) {
            this.key = key;
        }
    }

    public MessageStrip() {
        super(new MigLayout("insets 0, gap 0, wrap 1, fillx", "[grow,fill]"));
        setName("messages");
        setVisible(false);
    }

    /// Adds a message below those that are shown; the oldest goes when there are too many.
    public void say(Tone tone, String words) {
        show(message(tone, words));
    }

    /// Adds a message with something that can be done about it.
    ///
    /// @param offer what can be done, in a word or two
    public void say(Tone tone, String words, String offer, Runnable deed) {
        JPanel message = message(tone, words);
        addLink(message, offer, deed);
        show(message);
    }

    /// Adds a message with several things one of which can be done; after that it is gone.
    ///
    /// @param offers what can be done, each in a word or two
    public void offer(Tone tone, String words, SequencedMap<String, Runnable> offers) {
        JPanel message = message(tone, words);
        offers.forEach((offer, deed) -> addLink(message, offer, () -> {
            dismiss(message);
            deed.run();
        }));
        show(message);
    }

    /// Adds a message in place of the one before that was about the same, if that is still shown.
    ///
    /// @param about names what it is about, and is shown to nobody
    public void sayAnew(String about, Tone tone, String words) {
        JPanel message = message(tone, words);
        showAnew(about, message);
    }

    /// The same with something that can be done about it.
    ///
    /// @param offer what can be done, in a word or two
    public void sayAnew(String about, Tone tone, String words, String offer, Runnable deed) {
        JPanel message = message(tone, words);
        addLink(message, offer, deed);
        showAnew(about, message);
    }

    private void showAnew(String about, JPanel message) {
        shown.stream().filter(other -> about.equals(other.getClientProperty(ABOUT))).findFirst()
                .ifPresent(this::dismiss);
        message.putClientProperty(ABOUT, about);
        show(message);
    }

    private static JButton addLink(JPanel message, String offer, Runnable deed) {
        var link = new JButton(offer);
        link.setName("message.offer");
        link.putClientProperty(FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_BORDERLESS);
        link.putClientProperty(FlatClientProperties.STYLE_CLASS, "link");
        link.addActionListener(_ -> deed.run());
        message.add(link, "aligny top", message.getComponentCount() - 1);
        return link;
    }

    /// Asks whether something is to be done. It is when the button is pressed, which has the focus and takes Enter; it
    /// is not if the question is dismissed or withdrawn.
    ///
    /// @param answer what is to be done, in a word or two
    public void ask(String words, String answer, Runnable deed) {
        withdraw();
        focusBefore = KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner();
        JPanel asked = message(Tone.CAUTION, words, _ -> withdraw());
        JButton button = addLink(asked, answer, () -> {
            withdraw();
            deed.run();
        });
        button.getInputMap().put(KeyStroke.getKeyStroke("ENTER"), "pressed");
        button.getInputMap().put(KeyStroke.getKeyStroke("released ENTER"), "released");
        question = asked;
        add(asked, "wmin 0", 0);
        changed();
        button.requestFocusInWindow();
    }

    /// Whether there is a question.
    public boolean isAsking() {
        return question != null;
    }

    /// Takes the question back, if there is one, and the focus where it was.
    public void withdraw() {
        if (question == null) {
            return;
        }
        remove(question);
        question = null;
        changed();
        if (focusBefore != null && focusBefore.isShowing()) {
            focusBefore.requestFocusInWindow();
        }
        focusBefore = null;
    }

    private void show(JPanel message) {
        shown.addLast(message);
        add(message, "wmin 0");
        if (shown.size() > MOST) {
            remove(shown.removeFirst());
        }
        changed();
    }

    /// Removes all messages.
    public void clear() {
        withdraw();
        shown.clear();
        removeAll();
        changed();
    }

    private JPanel message(Tone tone, String words) {
        return message(tone, words, this::dismiss);
    }

    /// @param dismissed told when it is
    private JPanel message(Tone tone, String words, Consumer<JPanel> dismissed) {
        var text = WrappedText.selectable("plain", texts.get("message.text"));
        text.setText(words);
        if (getParent() != null) {
            // About what it will have, so that it is as high as it will be from the beginning.
            text.setSize(Math.max(1, getParent().getWidth() - UIScale.scale(BESIDE_THE_WORDS)), Short.MAX_VALUE);
        }
        var dismiss = new JButton(Icons.of("dismiss"));
        dismiss.putClientProperty(FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_TOOLBAR_BUTTON);
        dismiss.setToolTipText(texts.get("message.dismiss"));
        dismiss.getAccessibleContext().setAccessibleName(texts.get("message.dismiss"));
        var panel = new Tinted(tone);
        panel.setName(tone.key);
        panel.add(new JLabel(Icons.of(tone.key)), "aligny top, gaptop 4");
        panel.add(text, "growx, wmin 0");
        panel.add(dismiss, "aligny top");
        dismiss.addActionListener(_ -> dismissed.accept(panel));
        return panel;
    }

    private void dismiss(JPanel message) {
        shown.remove(message);
        remove(message);
        changed();
    }

    private void changed() {
        setVisible(!shown.isEmpty() || question != null);
        revalidate();
        repaint();
    }

    /// A surface in a breath of its tone's colour, in the theme in force.
    private static final class Tinted extends JPanel {

        private final Tone tone;

        Tinted(Tone tone) {
            super(new MigLayout("insets 5 16 5 8, fillx, hidemode 3", "[]8[grow,fill]0[]0[]", "[center]"));
            this.tone = tone;
            tint();
        }

        @Override
        public void updateUI() {
            super.updateUI();
            tint();
        }

        private void tint() {
            if (tone != null) {
                setBackground(UIManager.getColor("Poolscope.strip." + tone.key));
            }
        }
    }
}
