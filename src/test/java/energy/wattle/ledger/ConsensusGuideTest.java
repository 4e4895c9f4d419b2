package energy.wattle.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guide to consensus names the tests that show it to work: they exist, and both languages name the same. */
class ConsensusGuideTest {

    private static final Pattern NAMED = Pattern.compile("`(\\w+Tests?)(?:#(\\w+))?`");

    @Test
    void everyTestThatTheGuideNamesExists() throws IOException {
        Map<String, Path> sources = sources();
        Set<MatchResult> named = named("docs/guides/consensus.md");

        assertThat(named).hasSizeGreaterThan(30);
        for (MatchResult test : named) {
            assertThat(sources).containsKey(test.group(1));
            String method = test.group(2) == null ? "class " + test.group(1) : "void " + test.group(2) + "(";
            assertThat(Files.readString(sources.get(test.group(1)))).contains(method);
        }
        assertThat(texts(named("docs/guides/consensus.zh.md"))).isEqualTo(texts(named));
    }

    private static Map<String, Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java/energy/wattle"))) {
            return files.filter(file -> file.toString().matches(".*Tests?\\.java"))
                    .filter(file -> !file.toString().contains("laboratory"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            Function.identity(),
                            (one, other) -> one));
        }
    }

    private static Set<MatchResult> named(String guide) throws IOException {
        return NAMED.matcher(Files.readString(Path.of(guide))).results().collect(Collectors.toSet());
    }

    private static Set<String> texts(Set<MatchResult> named) {
        return named.stream().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}
