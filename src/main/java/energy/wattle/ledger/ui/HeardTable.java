package energy.wattle.ledger.ui;

import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.NodeNetworks.Heard;
import energy.wattle.ledger.NodeNetworks.HeightHeard;
import energy.wattle.ledger.NodeNetworks.Live;
import energy.wattle.ledger.NodeNetworks.Word;
import energy.wattle.shell.HeatTable;
import energy.wattle.shell.HeatTable.Cell;
import energy.wattle.shell.HeatTable.Row;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What each node said at the last heights and at the one that is being decided, as the chain's relay heard it. */
record HeardTable(DelegateWords words, Live live, List<NodeId> nodes) {

    private static final int HEIGHTS = 12;

    LineupTables.Matrix matrix() {
        List<Row> rows = live.heights().stream().limit(HEIGHTS).map(this::row).toList();
        return new LineupTables.Matrix(
                words.of("delegates.heard.corner"),
                nodes.stream().map(NodeId::code).toList(),
                rows);
    }

    private Row row(HeightHeard height) {
        int round = height.decidedIn().orElseGet(() -> latestRound(height));
        String name = height.decidedIn().isPresent()
                ? words.of("delegates.heard.block", words.chains().formats().number(height.height()), round)
                : words.of("delegates.heard.open", words.chains().formats().number(height.height()), round);
        return new Row(
                name, nodes.stream().map(node -> cell(height, round, node)).toList());
    }

    static int latestRound(HeightHeard height) {
        return height.heard().stream().mapToInt(Heard::round).max().orElse(0);
    }

    /** The last thing that counts: a COMMIT before a PREPARE, a REJECT or TIMEOUT before both. */
    private Cell cell(HeightHeard height, int round, NodeId node) {
        List<Heard> said = height.heard().stream()
                .filter(heard -> heard.node().equals(node))
                .toList();
        Optional<Heard> reject = last(said, Word.REJECT);
        if (reject.isPresent()) {
            return new Cell(
                    "✕",
                    HeatTable.SHADES,
                    words.of("delegates.heard.reject", node, reject.get().reason()));
        }
        if (last(said, Word.COMMIT).isPresent()) {
            return cell(proposed(said, round) ? "▲✓" : "✓", 3, "commit", node);
        }
        if (last(said, Word.TIMEOUT).isPresent()) {
            return cell("T", HeatTable.SHADES - 1, "timeout", node);
        }
        if (last(said, Word.PREPARE).isPresent()) {
            return cell(proposed(said, round) ? "▲P" : "P", 1, "prepare", node);
        }
        return cell(proposed(said, round) ? "▲" : "·", 0, "nothing", node);
    }

    private Cell cell(String text, int shade, String said, NodeId node) {
        return new Cell(text, shade, words.of("delegates.heard." + said.toLowerCase(Locale.ROOT), node));
    }

    private static boolean proposed(List<Heard> said, int round) {
        return said.stream().anyMatch(heard -> heard.word() == Word.PROPOSAL && heard.round() == round);
    }

    private static Optional<Heard> last(List<Heard> said, Word word) {
        return said.stream().filter(heard -> heard.word() == word).reduce((earlier, later) -> later);
    }
}
