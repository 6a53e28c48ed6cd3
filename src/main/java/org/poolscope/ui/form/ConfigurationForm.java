package org.poolscope.ui.form;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Dimension;
import java.nio.file.Path;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import net.miginfocom.swing.MigLayout;
import org.jspecify.annotations.Nullable;
import org.poolscope.chart.ScrolledPanel;
import org.poolscope.ui.look.WordsListCell;
import org.poolscope.ui.look.WrappedText;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Parameter;
import org.poolscope.workload.Parameter.Folder;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Texts;
import org.poolscope.workload.Workload;
import org.poolscope.workload.images.SamplePhotos;
import org.poolscope.workload.run.ItemOrder;
import org.poolscope.workload.run.Priority;
import org.poolscope.workload.run.RunConfiguration;

/// Everything that says what is run and on how many workers. It knows the workloads it was given and nothing of how
/// they are run. Event dispatch thread only.
@SuppressWarnings("serial")
public final class ConfigurationForm extends ScrolledPanel {

    private final transient Texts texts = Texts.of(ConfigurationForm.class);
    private final JComboBox<Choice> chooser;
    private final WrappedText description = new WrappedText("quiet");
    private final JPanel parameters = new JPanel(new MigLayout("insets 0, fillx, hidemode 3", "[grow,fill]"));
    private final Map<String, ParameterSection> sections = new HashMap<>();

    /// What fields are to say that have not been made yet.
    private final transient Map<String, Map<String, String>> awaited = new HashMap<>();
    private final transient PlanPreview preview = new PlanPreview(this::take);
    private final SampleMaker samples = new SampleMaker(SamplePhotos.DEFAULT_COUNT, this::useSamples);
    private final PoolSection pool;
    private transient Runnable changed = () -> {};
    private String refusal = "";

    /// The field at which is told why the batch would be refused.
    private transient @Nullable Field<?> told;

    /// @param workloads  what there is to choose from, at least one
    /// @param processors how many processors a pool shares
    public ConfigurationForm(List<Workload> workloads, int processors) {
        super(new MigLayout("insets 14 16 16 14, wrap 1, hidemode 3, gapy 0", "[grow,fill]"));
        chooser = new JComboBox<>(workloads.stream().map(Choice::new)
                .sorted(Comparator.comparing(Choice::toString, Collator.getInstance())).toArray(Choice[]::new));
        chooser.setRenderer(new WordsListCell());
        chooser.setName("field.workload");
        chooser.setMaximumRowCount(20);
        chooser.getAccessibleContext().setAccessibleName(texts.get("form.workload"));
        chooser.addActionListener(_ -> showWorkload());
        description.setName("workload.description");
        parameters.setOpaque(false);
        pool = new PoolSection(processors);
        add(heading("form.workload"), "gapbottom 6");
        add(chooser, "wmin 0");
        add(description, "wmin 0, gaptop 7, gapbottom 12");
        add(parameters, "wmin 0");
        add(heading("form.pool"), "gaptop 20, gapbottom 6");
        add(pool, "wmin 0");
        showWorkload();
    }

    /// A change of theme reaches by itself only what is shown.
    @Override
    public void updateUI() {
        super.updateUI();
        // Not while it is being made.
        if (sections != null) {
            Stream.concat(sections.values().stream(), Stream.of(preview.component(), samples))
                    .filter(part -> part.getParent() == null).forEach(SwingUtilities::updateComponentTreeUI);
        }
    }

    private JLabel heading(String key) {
        var label = new JLabel(texts.get(key));
        label.putClientProperty(FlatClientProperties.STYLE_CLASS, "title");
        return label;
    }

    /// A workload's fields are made when it is first chosen and kept with what was typed into them.
    private void showWorkload() {
        Workload workload = workload();
        // However its source breaks the lines.
        description.setText(workload.description().strip().replaceAll("\\s+", " "));
        parameters.removeAll();
        parameters.add(section(workload), "wmin 0, wrap");
        parameters.add(preview.component(), "wmin 0, gaptop 10, wrap");
        if (photographs(workload, Folder.Use.INPUT).isPresent()) {
            parameters.add(samples, "wmin 0, gaptop 12");
        }
        pool.proposeAtLeast(1);
        revalidate();
        repaint();
        tellChange();
    }

    /// The samples are what goes in, wherever that is photographs; what comes out goes beside them.
    private void useSamples(Path folder) {
        Path output = folder.resolveSibling(folder.getFileName() + "-out");
        for (int i = 0; i < chooser.getItemCount(); i++) {
            Workload workload = chooser.getItemAt(i).workload();
            photographs(workload, Folder.Use.INPUT).ifPresent(input ->
                    fillIn(workload, Map.of(input, folder.toString())));
            photographs(workload, Folder.Use.OUTPUT).ifPresent(results ->
                    fillIn(workload, Map.of(results, output.toString())));
        }
    }

    /// The name of the first parameter of a workload that is a folder of photographs, for this use.
    private static Optional<String> photographs(Workload workload, Folder.Use use) {
        return workload.parameters().stream()
                .filter(parameter -> parameter instanceof Folder folder && folder.use() == use
                        && folder.holds() == Folder.Content.PHOTOGRAPHS)
                .map(Parameter::name).findFirst();
    }

    private ParameterSection section(Workload workload) {
        return sections.computeIfAbsent(workload.name(), _ -> {
            var section = new ParameterSection(workload);
            Optional.ofNullable(awaited.remove(workload.name())).ifPresent(section::fillIn);
            section.offer(workload.insertions(section.texts()));
            section.onChange(this::tellChange);
            return section;
        });
    }

    /// Some workloads need so many workers at the same time, by their settings; and some settings leave others without
    /// a meaning.
    private void followSettings() {
        ParameterSection section = section(workload());
        if (section.fields().stream().allMatch(Field::isRight)) {
            Settings settings = Settings.parse(workload().parameters(), section.texts());
            pool.proposeAtLeast(workload().requiredWorkers(settings));
        }
        Set<String> unused = workload().unused(section.texts());
        section.fields().forEach(field -> field.setUsed(!unused.contains(field.name())));
    }

    private Workload workload() {
        return chooser.getItemAt(chooser.getSelectedIndex()).workload();
    }

    /// Chooses the workload of a name, if there is one.
    public void choose(String name) {
        for (int i = 0; i < chooser.getItemCount(); i++) {
            if (chooser.getItemAt(i).workload().name().equals(name)) {
                chooser.setSelectedIndex(i);
            }
        }
    }

    /// Fills in fields of a workload, chosen or not, by their parameters' names.
    public void fillIn(Workload of, Map<String, String> values) {
        ParameterSection made = sections.get(of.name());
        if (made == null) {
            awaited.computeIfAbsent(of.name(), _ -> new HashMap<>()).putAll(values);
        } else {
            made.fillIn(values);
        }
    }

    /// Says what a run is started with.
    public void fillIn(RunConfiguration run) {
        choose(run.workload());
        fillIn(workload(), run.settings().texts());
        pool.fillIn(run.pool());
    }

    /// What the form says, if it can be run. Whatever cannot be taken is told beside its field, and the first such
    /// field has the focus.
    public Optional<RunConfiguration> configuration() {
        List<Field<?>> wrong = fields().filter(field -> !field.validate()).toList();
        if (!wrong.isEmpty()) {
            wrong.getFirst().requestFocus();
            refusal = wrong.getFirst().problem();
            return Optional.empty();
        }
        try {
            return Optional.of(read());
        } catch (InvalidSettingException e) {
            refuse(e);
            refusal = e.getMessage();
            return Optional.empty();
        }
    }

    /// Why it could not be run when that was last asked for, in words; the field itself may be out of sight.
    public String refusal() {
        return refusal;
    }

    /// The priority that it says at the moment, be it right otherwise or not.
    public Optional<Priority> priority() {
        return pool.priority();
    }

    /// Has it say that the longest items are begun first.
    public void beginLongestFirst() {
        pool.order(ItemOrder.LONGEST_FIRST);
    }

    /// What the form says at the moment, if it can be run; nothing is told and no focus moved.
    public Optional<RunConfiguration> stated() {
        if (!fields().allMatch(Field::isRight)) {
            return Optional.empty();
        }
        try {
            return Optional.of(read());
        } catch (InvalidSettingException _) {
            return Optional.empty();
        }
    }

    /// @throws InvalidSettingException if the fields are right, each by itself, and do not go together
    private RunConfiguration read() {
        Settings settings = Settings.parse(workload().parameters(), section(workload()).texts());
        return new RunConfiguration(workload().name(), settings, pool.options());
    }

    /// Has somebody called whenever the form has come to say something else.
    public void onChange(Runnable listener) {
        changed = listener;
        pool.fields().forEach(field -> field.onChange(this::tellChange));
    }

    private void tellChange() {
        followSettings();
        preview.of(workload(), stated());
        changed.run();
    }

    /// What looking at the batch has brought while somebody fills the form in.
    private void take(PlanPreview.Look look) {
        ParameterSection section = section(workload());
        section.offer(look.insertions());
        Optional<Field<?>> wrong = look.refusal().flatMap(refusal -> section.field(refusal.field()));
        if (told != null && !wrong.equals(Optional.of(told))) {
            told.tell(Optional.empty());
        }
        told = wrong.orElse(null);
        wrong.ifPresent(field -> field.tell(look.refusal().map(InvalidSettingException::reason)));
    }

    /// Fills in what somebody has dropped on the window: for the workload that is chosen, or else for the first that
    /// has a use for it, which is chosen then.
    ///
    /// @return whether one has
    /// @throws InvalidSettingException if one would have, but for something that is wrong with the files
    public boolean drop(List<Path> files) {
        Stream<Workload> others = IntStream.range(0, chooser.getItemCount()).mapToObj(i ->
                chooser.getItemAt(i).workload());
        for (Workload workload : Stream.concat(Stream.of(workload()), others).toList()) {
            Map<String, String> settings = workload.dropped(files);
            if (!settings.isEmpty()) {
                choose(workload.name());
                fillIn(workload, settings);
                return true;
            }
        }
        return false;
    }

    /// Shows at its field why a run was refused.
    ///
    /// @return whether there is such a field; if not, the message has to be shown elsewhere
    public boolean refuse(InvalidSettingException problem) {
        Optional<Field<?>> field = section(workload()).field(problem.field()).or(() ->
                pool.fields().stream().filter(f -> f.name().equals(problem.field())).findFirst());
        field.ifPresent(f -> f.refuse(problem.reason()));
        return field.isPresent();
    }

    private Stream<Field<?>> fields() {
        var all = new ArrayList<Field<?>>(section(workload()).fields());
        all.addAll(pool.fields());
        return all.stream();
    }

    @Override
    public Dimension getPreferredScrollableViewportSize() {
        return getPreferredSize();
    }

    @Override
    public boolean getScrollableTracksViewportHeight() {
        return false;
    }

    /// A workload as the list shows it, and as letters typed into the list find it.
    private record Choice(Workload workload) {
        @Override
        public String toString() {
            return workload.title();
        }
    }
}
