package energy.wattle.sample.service;

import energy.wattle.files.BadInputException;
import energy.wattle.ledger.DeploymentPlan;
import energy.wattle.sample.core.DataSet;
import energy.wattle.sample.core.ParticipantPlan;
import energy.wattle.sample.core.SampleParticipant;
import energy.wattle.sample.wire.DataFolder;
import energy.wattle.units.MarketDay;
import energy.wattle.units.TradingZoneId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Plans a deployment that plays the sample: what {@code ./wattle up} has keys made for. */
@Command(
        name = "wattle plan",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Writes the plan of a deployment that plays the sample's market.")
final class PlanCommand implements Callable<Integer> {

    private static final Path SHARED = Path.of("..", "shared", "data");

    /**
     * Blocks as they are needed, an anchor for every step of played time, and epochs that end while somebody watches.
     */
    private static final Map<String, Long> PARAMETERS = Map.of("block-interval-millis", 100L, "heartbeat-millis", 0L);

    /** The day before the data is quiet until its members join: an hour of it is enough to found the market in. */
    private static final Duration QUIET = PlayedData.JOIN.minusHours(1);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--edges", paramLabel = "N", description = "Edge clusters, each with a zone (${DEFAULT-VALUE}).")
    private int edges = 1;

    @Option(names = "--gateways", paramLabel = "N", description = "Gateways below each of them (${DEFAULT-VALUE}).")
    private int gateways = 5;

    @Option(names = "--data", paramLabel = "DIR", description = "The data that is played.")
    private @Nullable Path data;

    @Option(names = "--from", paramLabel = "DATE", description = "The first day of it.")
    private @Nullable LocalDate from;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where the plan goes.")
    private Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        DataSet played = read();
        List<TradingZoneId> zones = played.zones();
        check("--edges", edges, zones.size(), "the data has so many zones");
        List<SampleParticipant> participants = ParticipantPlan.of(played);
        List<DeploymentPlan.Edge> planned = new ArrayList<>();
        for (TradingZoneId zone : zones.subList(0, edges)) {
            List<String> members = participants.stream()
                    .filter(participant -> participant.zone().equals(zone))
                    .map(participant -> participant.id().code())
                    .toList();
            check("--gateways", gateways, members.size(), "zone %s has so many participants".formatted(zone));
            planned.add(new DeploymentPlan.Edge(
                    zone.code(), members.subList(0, gateways), members.subList(gateways, members.size())));
        }
        DeploymentPlan plan = plan(played, planned);
        Files.writeString(
                out,
                JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(plan) + "\n");
        return 0;
    }

    private DeploymentPlan plan(DataSet played, List<DeploymentPlan.Edge> planned) {
        try {
            return new DeploymentPlan(
                    SampleConfiguration.MARKET,
                    "ed25519",
                    played.dayBefore().start().plus(QUIET),
                    new TreeMap<>(PARAMETERS),
                    planned);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private DataSet read() {
        Path folder = data == null ? SHARED : data;
        try {
            DataSet all = data != null || DataFolder.isThere(folder)
                    ? DataFolder.read(folder, ZoneId.of("Europe/Berlin"))
                    : ModelledData.of(ModelledData.SEED);
            return from == null ? all : all.from(new MarketDay(from, all.timeZone()));
        } catch (BadInputException | IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private void check(String option, int value, int most, String why) {
        if (value < 1 || value > most) {
            throw new ParameterException(
                    spec.commandLine(), "%s: %d is not from 1 to %d; %s".formatted(option, value, most, why));
        }
    }

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new PlanCommand()).execute(arguments));
    }
}
