import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.util.ApplicationModulesExporter;

/**
 * Build step: writes down the application modules in the order of their dependencies, in which their migrations run.
 * Without the file Spring Modulith would analyse all classes at each start, which takes longer than all else together.
 *
 * <p>Arguments: the application class, the folder of the compiled classes.
 */
public final class OrderModules {

    private OrderModules() {}

    public static void main(String[] args) throws Exception {
        ApplicationModules modules = ApplicationModules.of(Class.forName(args[0]));
        Path file = Path.of(args[1]).resolve(ApplicationModulesExporter.DEFAULT_LOCATION);
        Files.createDirectories(file.getParent());
        Files.writeString(file, new ApplicationModulesExporter(modules).toJson());
    }
}
