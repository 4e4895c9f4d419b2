package energy.wattle.ledger.wire;

import energy.wattle.ledger.DeploymentPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;

/** A deployment's plan as a file: JSON of the plan's own shape. */
public final class DeploymentPlanFile {

    private DeploymentPlanFile() {}

    public static void write(DeploymentPlan plan, Path file) throws IOException {
        Files.writeString(file, ProofFile.mapper().writeValueAsString(plan) + "\n");
    }

    /**
     * Reads a plan.
     *
     * @throws IllegalArgumentException if it is no such file; it names the file and what is wrong
     * @throws IOException if it cannot be read
     */
    public static DeploymentPlan read(Path file) throws IOException {
        try {
            return ProofFile.mapper().readValue(Files.readAllBytes(file), DeploymentPlan.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("%s: %s".formatted(file, e.getOriginalMessage()), e);
        }
    }
}
