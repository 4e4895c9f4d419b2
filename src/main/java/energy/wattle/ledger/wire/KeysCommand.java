package energy.wattle.ledger.wire;

import energy.wattle.ledger.wire.peer.EnrolmentFailedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./wattle keys}: makes what the instances of a deployment start from. */
@Command(
        name = "wattle keys",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Makes a deployment's certificate authority, its founding document and, for each instance, a folder"
                    + " with its secret, its certificate and the document.",
            "With a token from the cloud's page Instances: makes the folder of one instance that joins, on its own machine."
        },
        footer = {
            "",
            "Carry each folder to its instance by a way that nobody reads, and keep ca/ off line.",
            "Folders that are there already are kept: what is missing is added, and certificates are issued anew.",
            "Exit status: 0 made, 2 the plan, the token or an argument is wrong, or the cloud refuses or is not reached.",
            "More: docs/guides/deploy.md"
        })
public final class KeysCommand implements Callable<Integer> {

    private static final int WRONG = 2;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @ArgGroup(multiplicity = "1")
    private Source source = new Source();

    /** One of the two. */
    private static final class Source {

        @Option(
                names = "--plan",
                required = true,
                paramLabel = "PLAN.json",
                description = "What the deployment is to be.")
        private @Nullable Path plan;

        @Option(
                names = "--enrol",
                required = true,
                paramLabel = "TOKEN",
                description = "Join a deployment that runs. @FILE reads the token from a file.")
        private @Nullable String token;
    }

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where it is made.")
    private Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        try {
            return source.token == null ? make(Objects.requireNonNull(source.plan)) : join(source.token);
        } catch (IllegalArgumentException | EnrolmentFailedException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private int make(Path plan) throws IOException {
        DeploymentFolder.Made made = new DeploymentFolder(out).make(DeploymentPlanFile.read(plan));
        spec.commandLine()
                .getOut()
                .printf(
                        "%s: %d instances of the market %s, %d of them new%n",
                        out, made.instances().size(), made.document().market(), made.fresh());
        return 0;
    }

    private int join(String token) throws IOException, EnrolmentFailedException {
        EnrolledFolder.Joined joined = new EnrolledFolder(out).join(EnrolmentToken.parse(token));
        spec.commandLine()
                .getOut()
                .printf(
                        "%s: %s of zone %s%s. Start it with%n    ./wattle run --spring.profiles.active=%s"
                                + " --wattle.instance.name=%s --wattle.market.document=%s"
                                + " --wattle.ledger.secret-file=%s --wattle.peers.directory=%s --wattle.ledger.zones=%s"
                                + " --wattle.peers.parents=NAME@HOST:PORT%n",
                        out,
                        joined.name(),
                        joined.zone(),
                        joined.isRenewed() ? " has a new certificate" : " has joined",
                        joined.name().role().code(),
                        joined.name().name(),
                        out.resolve(DeploymentFolder.DOCUMENT),
                        out.resolve(DeploymentFolder.SECRET),
                        out,
                        joined.zone());
        return 0;
    }

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new KeysCommand())
                .setExitCodeExceptionMapper(failure -> WRONG)
                .execute(arguments));
    }
}
