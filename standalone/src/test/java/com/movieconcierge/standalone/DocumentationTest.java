package com.movieconcierge.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.schemas.Topic;
import com.movieconcierge.schemas.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documentation says about the house is true: links lead somewhere, classes exist, topics are as listed. */
class DocumentationTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)[^)]*\\)");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern CLASS_NAME = Pattern.compile("[A-Z][a-z0-9]+([A-Z][A-Za-z0-9]*)+");

    static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of(
                                            "README.md",
                                            "CONTRIBUTING.md",
                                            "SECURITY.md",
                                            "CHANGELOG.md",
                                            "benchmarks/README.md")
                                    .map(ROOT::resolve),
                            docs.filter(path -> path.toString().endsWith(".md")))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksLeadSomewhere(Path page) {
        assertThat(matches(LINK, page).filter(link -> !link.startsWith("http")))
                .allSatisfy(link -> assertThat(page.resolveSibling(link)).exists());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void namedClassesExist(Path page) {
        Set<String> classes = classes();
        assertThat(matches(CODE, page).filter(code -> CLASS_NAME.matcher(code).matches()))
                .allSatisfy(name -> assertThat(classes).contains(name));
    }

    @Test
    void topicTableIsTheCatalogue() {
        String architecture = read(ROOT.resolve("docs/architecture.md"));
        List<String> rows = architecture
                .lines()
                .filter(line -> line.matches("\\| `[a-z-]+` \\| \\w+ \\| \\w+ \\| \\d+ \\|.*"))
                .map(line -> line.replaceAll(" \\| (compact|delete)[^|]*\\|$", " | $1"))
                .toList();
        assertThat(rows)
                .containsExactlyElementsOf(
                        Topics.events().stream().map(DocumentationTest::row).toList());
    }

    @Test
    void readmeHasTheCommandsThatCiRuns() {
        assertThat(read(ROOT.resolve("README.md")))
                .contains("<!-- ci:run -->\n```\n./concierge up\n```")
                .contains("<!-- ci:test -->\n```\nmvn verify\n```");
    }

    private static String row(Topic<?, ?> topic) {
        return "| `" + topic.name() + "` | " + topic.key() + " | "
                + topic.valueSchema().orElseThrow().getName() + " | " + topic.partitions() + " | "
                + topic.config().get("cleanup.policy");
    }

    private static Set<String> classes() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".java") || name.endsWith(".avsc"))
                    .map(name -> name.substring(0, name.indexOf('.')))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> matches(Pattern pattern, Path page) {
        return pattern.matcher(read(page)).results().map((MatchResult result) -> result.group(1));
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
