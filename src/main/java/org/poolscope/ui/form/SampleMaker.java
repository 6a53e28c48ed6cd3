package org.poolscope.ui.form;

import java.awt.EventQueue;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JFileChooser;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.poolscope.ui.look.Icons;
import org.poolscope.ui.look.WrappedText;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Texts;
import org.poolscope.workload.batch.SamplePhotos;

/// A button that makes a folder of photographs for whoever has none at hand. They are made on a thread of their own.
@SuppressWarnings("serial")
final class SampleMaker extends JPanel {

    private static final String PROPOSED_FOLDER = "poolscope-samples";

    private final transient Texts texts = Texts.of(SampleMaker.class);
    private final JButton button;
    private final WrappedText progress = new WrappedText("quiet");
    private final WrappedText problem = new WrappedText("problem");
    private final int count;
    private final transient Consumer<Path> made;

    /// @param count how many photographs to make
    /// @param made  told the folder when they are all there, on the event dispatch thread
    SampleMaker(int count, Consumer<Path> made) {
        super(new MigLayout("insets 0, hidemode 3, wrap 1, gapy 4", "[grow,fill]"));
        this.count = count;
        this.made = made;
        setOpaque(false);
        button = new JButton(texts.get("samples.make"), Icons.of("photos"));
        button.setName("samples.make");
        button.setToolTipText(texts.format("samples.tip", count));
        button.addActionListener(_ -> choose());
        progress.setName("samples.progress");
        problem.setName("samples.problem");
        add(button);
        add(progress, "wmin 0");
        add(problem, "wmin 0");
        say("", "");
    }

    private void say(String words, String trouble) {
        progress.setText(words);
        progress.setVisible(!words.isEmpty());
        problem.setText(trouble);
        problem.setVisible(!trouble.isEmpty());
    }

    private void choose() {
        var chooser = new JFileChooser();
        chooser.setFileSelectionMode(JFileChooser.DIRECTORIES_ONLY);
        chooser.setDialogTitle(texts.get("samples.title"));
        chooser.setSelectedFile(new File(chooser.getCurrentDirectory(), PROPOSED_FOLDER));
        if (chooser.showDialog(this, texts.get("samples.approve")) == JFileChooser.APPROVE_OPTION) {
            make(chooser.getSelectedFile().toPath());
        }
    }

    /// Makes the photographs in a folder. Returns at once.
    void make(Path folder) {
        button.setEnabled(false);
        tell(0);
        Thread.ofPlatform().name("sample photographs").daemon().start(() -> paint(folder));
    }

    private void paint(Path folder) {
        try {
            SamplePhotos.make(folder, count, SamplePhotos.DEFAULT_SEED, there -> EventQueue.invokeLater(() -> tell(there)));
            EventQueue.invokeLater(() -> {
                end(texts.format("samples.made", count), "");
                made.accept(folder);
            });
        } catch (InvalidSettingException e) {
            EventQueue.invokeLater(() -> end("", e.reason()));
        } catch (IOException e) {
            EventQueue.invokeLater(() -> end("", texts.format("samples.failed", String.valueOf(e.getMessage()))));
        } catch (InterruptedException _) {
            EventQueue.invokeLater(() -> end("", ""));
        }
    }

    private void tell(int there) {
        say(texts.format("samples.making", there, count), "");
    }

    private void end(String words, String trouble) {
        button.setEnabled(true);
        say(words, trouble);
    }
}
