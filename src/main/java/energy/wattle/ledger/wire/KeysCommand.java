package energy.wattle.ledger.wire;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
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
        description =
                "Makes a deployment's certificate authority, its founding document and, for each instance, a folder"
                        + " with its secret, its certificate and the document.",
        footer = {
            "",
            "Carry each folder to its instance by a way that nobody reads, and keep ca/ off line.",
            "Folders that are there already are kept: what is missing is added, and certificates are issued anew.",
            "Exit status: 0 made, 2 the plan or an argument is wrong.",
            "More: docs/guides/deploy.md"
        })
public final class KeysCommand implements Callable<Integer> {

    private static final int WRONG = 2;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--plan", required = true, paramLabel = "PLAN.json", description = "What the deployment is to be.")
    private Path plan = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where it is made.")
    private Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        try {
            DeploymentFolder.Made made = new DeploymentFolder(out).make(DeploymentPlanFile.read(plan));
            spec.commandLine()
                    .getOut()
                    .printf(
                            "%s: %d instances of the market %s, %d of them new%n",
                            out, made.instances().size(), made.document().market(), made.fresh());
            return 0;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new KeysCommand())
                .setExitCodeExceptionMapper(failure -> WRONG)
                .execute(arguments));
    }
}
