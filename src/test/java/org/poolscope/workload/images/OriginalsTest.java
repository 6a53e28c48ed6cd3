package org.poolscope.workload.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.LocalRun;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.Items;
import org.poolscope.workload.images.output.Existing;
import org.poolscope.workload.images.picture.TestJpegs;
import org.poolscope.workload.images.picture.TestPictures;

/// However the input and the output folder are linked, mounted and nested, and whatever is said of existing files:
/// every photograph that was there is there afterwards, byte for byte.
class OriginalsTest {

    @TempDir
    Path folder;

    @RegisterExtension
    final KeptFiles originals = new KeptFiles();

    /// Folders of photographs, and how the output is made to lead among them.
    enum Layout {
        OUTPUT_WITHIN_INPUT("in", "in/2024", "an original would be written over, a.jpg") {
            @Override
            void make(OriginalsTest test) throws IOException {
                test.photographs("in/a.jpg", "in/2024/a.jpg");
            }
        },
        FOLDER_LINKED_FROM_OUTPUT("in", "data", "results would come among the originals, album/a.jpg") {
            @Override
            void make(OriginalsTest test) throws IOException {
                test.photographs("data/album/a.jpg", "in/b.jpg");
                test.link("in/album", "data/album");
            }
        },
        FILE_LINKED_FROM_OUTPUT("in", "data", "an original would be written over, x.jpg") {
            @Override
            void make(OriginalsTest test) throws IOException {
                test.photographs("data/x.jpg", "in/b.jpg");
                test.link("in/x.jpg", "data/x.jpg");
            }
        },
        FILE_LINKED_FROM_OUTPUT_BY_ANOTHER_NAME("in", "data", "an original would be written over, x.jpg") {
            @Override
            void make(OriginalsTest test) throws IOException {
                test.photographs("data/x.jpg", "in/x.jpg");
                test.link("in/y.jpg", "data/x.jpg");
            }
        },
        FOLDER_LINKED_INTO_OUTPUT("in", "out", "results would come among the originals, album/a.jpg") {
            @Override
            void make(OriginalsTest test) throws IOException {
                test.photographs("in/album/a.jpg");
                test.link("out/album", "in/album");
            }
        },
        OTHER_FOLDER_LINKED_INTO_OUTPUT("in", "out", "results would come among the originals, album/a.jpg") {
            @Override
            void make(OriginalsTest test) throws IOException {
                test.photographs("in/album/a.jpg", "in/other/b.jpg");
                test.link("out/album", "in/other");
            }
        },
        FILE_LINKED_INTO_OUTPUT("in", "out", "an original would be written over, x.jpg") {
            @Override
            void make(OriginalsTest test) throws IOException {
                test.photographs("in/x.jpg");
                test.link("out/x.jpg", "in/x.jpg");
            }
        },
        HARD_LINK_IN_OUTPUT("in", "out", "an original would be written over, x.jpg") {
            @Override
            void make(OriginalsTest test) throws IOException {
                test.photographs("in/x.jpg");
                Files.createDirectory(test.folder.resolve("out"));
                Files.createLink(test.folder.resolve("out/x.jpg"), test.folder.resolve("in/x.jpg"));
            }
        },
        CHAIN_OF_LINKS("in", "one", "results would come among the originals, album/deep/a.jpg") {
            @Override
            void make(OriginalsTest test) throws IOException {
                test.photographs("in/album/deep/a.jpg");
                test.link("two/album", "in/album");
                test.link("three", "two");
                test.link("one", "three");
            }
        },
        OUTPUT_ABOVE_INPUT("in", ".", "results would come among the originals, in/a.jpg") {
            @Override
            void make(OriginalsTest test) throws IOException {
                test.photographs("in/in/a.jpg", "in/a.jpg");
            }
        },
        OUTPUT_IS_A_LINK_TO_INPUT("in", "out", "must not be the input folder") {
            @Override
            void make(OriginalsTest test) throws IOException {
                test.photographs("in/a.jpg");
                test.link("out", "in");
            }
        },
        OUTPUT_LINKED_INTO_INPUT("in", "out", "an original would be written over, a.jpg") {
            @Override
            void make(OriginalsTest test) throws IOException {
                test.photographs("in/a.jpg", "out/a.jpg");
                test.link("in/finished", "out");
            }
        },
        TWO_FOLDERS_LINKED_TO_ONE("in", "out", "the results of a/x.jpg and b/x.jpg would be one file") {
            @Override
            void make(OriginalsTest test) throws IOException {
                test.photographs("in/a/x.jpg", "in/b/x.jpg", "out/b/y.jpg");
                test.link("out/a", "out/b");
            }
        };

        private final String input;
        private final String output;
        private final String refusal;

        Layout(String input, String output, String refusal) {
            this.input = input;
            this.output = output;
            this.refusal = refusal;
        }

        abstract void make(OriginalsTest test) throws IOException;
    }

    private void photographs(String... names) throws IOException {
        for (int i = 0; i < names.length; i++) {
            originals.put(folder.resolve(names[i]), TestJpegs.write(TestPictures.withCorners(60 + i, 40)));
        }
    }

    private void link(String from, String to) throws IOException {
        Files.createDirectories(folder.resolve(from).getParent());
        Files.createSymbolicLink(folder.resolve(from), folder.resolve(to));
    }

    @ParameterizedTest
    @MethodSource("layoutsAndChoices")
    void shouldLeaveEveryOriginalAndSayAtOnceThatOneIsInTheWay(Layout layout, Existing existing) throws Exception {
        layout.make(this);
        originals.remember(folder);
        LocalRun run = run(layout, existing);

        if (existing == Existing.OWN || existing == Existing.REPLACE) {
            var refusal = assertThrows(InvalidSettingException.class, run::run);
            assertEquals("output", refusal.field());
            assertTrue(refusal.reason().contains(layout.refusal), refusal.reason());
        } else {
            runOrRefuse(run);
        }
        originals.check();
    }

    private static void runOrRefuse(LocalRun run) throws Exception {
        try {
            run.run();
        } catch (InvalidSettingException _) {
            // To refuse is one way of leaving them alone.
        }
    }

    static Stream<Arguments> layoutsAndChoices() {
        return Stream.of(Layout.values())
                .flatMap(layout -> Stream.of(Existing.values()).map(existing -> Arguments.of(layout, existing)));
    }

    private LocalRun run(Layout layout, Existing existing) {
        return TestBatches.run(folder.resolve(layout.input), folder.resolve(layout.output).normalize())
                .with("existing", existing.word());
    }

    @Test
    void shouldNotReplaceAResultThatIsAnOriginalOfThisBatch() throws Exception {
        photographs("in/x.jpg");
        run(Layout.FILE_LINKED_INTO_OUTPUT, Existing.OWN).run();
        link("in/y.jpg", "out/x.jpg");
        originals.remember(folder);

        for (Existing existing : List.of(Existing.OWN, Existing.REPLACE)) {
            var refusal = assertThrows(InvalidSettingException.class,
                    () -> run(Layout.FILE_LINKED_INTO_OUTPUT, existing).batch());
            assertTrue(refusal.reason().contains("an original would be written over, x.jpg"), refusal.reason());
        }
    }

    @ParameterizedTest
    @MethodSource("linksMadeMeanwhile")
    void shouldSeeALinkThatIsMadeWhileTheBatchRuns(String from, String to, String item, Existing existing)
            throws Exception {
        photographs("in/x.jpg", "in/album/a.jpg", "in/other/b.jpg");
        run(Layout.FILE_LINKED_INTO_OUTPUT, existing).batch();
        link(from, to);
        originals.remember(folder);

        ItemResult result = work(item, existing);

        assertTrue(!result.success() && result.message().contains("original"), result::toString);
        try (Stream<Path> files = Files.walk(folder.resolve("in"))) {
            assertEquals(3, files.filter(Files::isRegularFile).count(), "nothing new among the originals");
        }
    }

    static Stream<Arguments> linksMadeMeanwhile() {
        return Stream.of(
                Arguments.of("out/x.jpg", "in/x.jpg", "x.jpg", Existing.REPLACE),
                Arguments.of("out/x.jpg", "in/other/b.jpg", "x.jpg", Existing.REPLACE),
                Arguments.of("out/album", "in/album", "album/a.jpg", Existing.OWN),
                Arguments.of("out/album", "in/other", "album/a.jpg", Existing.OWN),
                Arguments.of("out/album", "in/other", "album/a.jpg", Existing.RENAME));
    }

    @Test
    void shouldMakeNoFolderAmongTheOriginals() throws Exception {
        photographs("in/album/deep/a.jpg", "in/other/b.jpg");
        link("out/album", "in/other");

        ItemResult result = work("album/deep/a.jpg", Existing.OWN);

        assertTrue(!result.success() && result.message().contains("original"), result::toString);
        assertTrue(Files.notExists(folder.resolve("in/other/deep")), "a new folder is among the originals");
    }

    /// Works on one item as a worker does.
    private ItemResult work(String item, Existing existing) throws Exception {
        var log = new ItemLog();
        TestBatches.task(folder, folder, existing).run(new Items.Names(List.of(item)), log);
        return log.results().getFirst();
    }

    @Test
    void shouldKnowAnOriginalBehindAMount() throws Exception {
        photographs("in/album/a.jpg", "in/b.jpg");
        for (String mounted : List.of("out/album", "same")) {
            Files.createDirectories(folder.resolve(mounted));
        }
        originals.remember(folder);

        List<String> said = new ArrayList<>();
        for (Existing existing : List.of(Existing.OWN, Existing.REPLACE)) {
            said.add(refusalBehindMount("in/album", "out/album", "out", existing));
            said.add(refusalBehindMount("in", "same", "same", existing));
        }

        assertTrue(said.get(0).contains("among the originals, album/a.jpg"), said::toString);
        assertTrue(said.get(1).contains("must not be the input folder"), said::toString);
        assertEquals(said.subList(0, 2), said.subList(2, 4));
    }

    private String refusalBehindMount(String from, String to, String output, Existing existing) throws Exception {
        List<String> mount = Rights.bind(folder.resolve(from), folder.resolve(to));
        try (ChildJvm child = ChildJvm.start(mount, OneBatch.class, folder.resolve("in").toString(),
                folder.resolve(output).toString(), existing.word())) {
            return child.await("refused");
        }
    }

    /// Runs a batch in a JVM of its own and prints what became of it.
    static final class OneBatch {
        public static void main(String[] words) throws Exception {
            LocalRun run = LocalRun.of(new Images()).with("input", words[0]).with("output", words[1])
                    .with("existing", words[2]).with("watermark", "");
            try {
                System.out.println("done " + run.run().values());
                run.results().forEach(result -> System.out.println("item " + result));
            } catch (InvalidSettingException e) {
                System.out.println("refused " + e.getMessage());
            }
        }
    }
}
