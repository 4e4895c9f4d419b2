package energy.wattle.ledger.core;

import energy.wattle.ledger.Block;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainTier;
import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.MarketChain;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;

/** Replays a chain from a file, in a process of its own, and prints each block's hash and state root. */
public final class ReplayProgram {

    private ReplayProgram() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.printf(
                "%s %s %s %d MiB%n",
                Locale.getDefault().toLanguageTag(),
                TimeZone.getDefault().getID(),
                Charset.defaultCharset(),
                Runtime.getRuntime().maxMemory() >> 20);
        List<String> lines = Files.readAllLines(Path.of(arguments[0]), StandardCharsets.US_ASCII);
        replay(lines).forEach(out::println);
    }

    /** Suite, genesis and blocks, one a line. */
    static List<String> written(ElectionChain chain) {
        List<String> lines = new ArrayList<>();
        lines.add(chain.suite.name());
        lines.add(ChainCodec.encode(chain.genesis).toString());
        chain.blocks().forEach(block -> lines.add(BlockCodec.encode(block).toString()));
        return lines;
    }

    static List<String> replay(List<String> lines) {
        CryptoSuite suite = CryptoSuites.named(lines.getFirst()).orElseThrow();
        Genesis genesis = ChainCodec.decodeGenesis(Bytes.ofHex(lines.get(1)));
        MarketChain chain = new MarketChain(ChainHashes.chainId(suite, genesis), ChainTier.MAIN, genesis.name());
        BlockExecution execution = new BlockExecution(suite, genesis, chain, List.of(), LedgerHarness.nobody());
        ChainStep step = new ChainStep(suite, genesis, execution, PinnedManifests.NONE);
        TestKeys keys = new TestKeys(suite);
        MapState state = new MapState();
        ChainTip tip = ChainTip.of(suite, genesis);
        List<String> roots = new ArrayList<>();
        for (String line : lines.subList(2, lines.size())) {
            Block block = BlockCodec.decode(Bytes.ofHex(line));
            ChainStep.Check check = step.check(
                    tip, state, block, epoch -> Optional.of(keys.epochSecret(epoch)), Signatures.verifying(suite));
            if (!(check instanceof ChainStep.Right(BlockExecution.Executed executed))) {
                throw new IllegalStateException("height %d: %s".formatted(tip.height() + 1, check));
            }
            state.apply(executed.changes());
            tip = tip.after(suite, block.header());
            roots.add(tip.height() + " " + tip.hash() + " " + tip.stateRoot()); // digits of no locale
        }
        return roots;
    }
}
