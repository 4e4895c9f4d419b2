package energy.wattle.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The table of docs/guides/tiers.md, as rows. */
record TierGuide(List<Row> rows) {

    static final Path ENGLISH = Path.of("docs/guides/tiers.md");
    static final Path CHINESE = Path.of("docs/guides/tiers.zh.md");

    private static final Pattern CELLS = Pattern.compile("\\s*\\|\\s*");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final List<String> TIERS = List.of("cloud", "edge-cluster", "gateway");
    private static final int WIDTH = 7;

    /**
     * @param capability its key; empty for what exists everywhere
     * @param tiers that have it
     */
    record Row(String capability, Set<String> tiers, Contents contents) {

        static Row of(List<String> cells) {
            Set<String> tiers = new TreeSet<>();
            for (int i = 0; i < TIERS.size(); i++) {
                if (cells.get(1 + i).equals("✓")) {
                    tiers.add(TIERS.get(i));
                }
            }
            Contents contents = new Contents(code(cells.get(4)), code(cells.get(5)), code(cells.get(6)));
            return new Row(
                    CODE.matcher(cells.get(0))
                            .results()
                            .map(code -> code.group(1))
                            .findFirst()
                            .orElse(""),
                    tiers,
                    contents);
        }
    }

    /** What there is, or is to be. */
    record Contents(Set<String> pages, Set<String> endpoints, Set<String> duties) {

        static Contents all(List<Contents> parts) {
            Contents all = new Contents(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
            parts.forEach(part -> {
                all.pages.addAll(part.pages);
                all.endpoints.addAll(part.endpoints);
                all.duties.addAll(part.duties);
            });
            return all;
        }
    }

    static TierGuide read(Path guide) {
        try {
            return new TierGuide(Files.readAllLines(guide).stream()
                    .filter(line -> line.startsWith("|"))
                    .map(TierGuide::cells)
                    .filter(cells ->
                            cells.size() == WIDTH && cells.subList(1, 4).contains("✓"))
                    .map(Row::of)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> cells(String line) {
        List<String> parts = Arrays.asList(CELLS.split(line, -1));
        return parts.subList(1, parts.size() - 1);
    }

    Contents all() {
        return Contents.all(rows.stream().map(Row::contents).toList());
    }

    Contents of(String tier) {
        return Contents.all(rows.stream()
                .filter(row -> row.tiers().contains(tier))
                .map(Row::contents)
                .toList());
    }

    /** What only other tiers have. */
    Contents absentFrom(String tier) {
        return Contents.all(rows.stream()
                .filter(row -> !row.tiers().contains(tier))
                .map(Row::contents)
                .toList());
    }

    private static Set<String> code(String cell) {
        Set<String> found = new TreeSet<>();
        CODE.matcher(cell).results().map((MatchResult one) -> one.group(1)).forEach(found::add);
        return found;
    }
}
