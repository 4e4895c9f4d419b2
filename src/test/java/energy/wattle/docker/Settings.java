package energy.wattle.docker;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The properties that exist, in the form that they have as variables of the environment: Spring's and our own. */
final class Settings {

    private static final String METADATA = "META-INF/spring-configuration-metadata.json";

    private final Set<String> names = new HashSet<>();

    Settings() {
        try {
            for (URL file : Collections.list(Settings.class.getClassLoader().getResources(METADATA))) {
                addSprings(file);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        scan.findCandidateComponents("energy.wattle").forEach(bean -> addOurs(String.valueOf(bean.getBeanClassName())));
    }

    boolean has(String variable) {
        return names.contains(variable);
    }

    static String variable(String property) {
        return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    private void addSprings(URL file) throws IOException {
        try (InputStream content = file.openStream()) {
            for (JsonNode property : JsonMapper.shared().readTree(content).path("properties")) {
                names.add(variable(property.path("name").asString()));
            }
        }
    }

    private void addOurs(String type) {
        try {
            Class<?> properties = Class.forName(type);
            String prefix =
                    properties.getAnnotation(ConfigurationProperties.class).value();
            Stream.of(properties.getRecordComponents())
                    .filter(component -> !Map.class.isAssignableFrom(component.getType()))
                    .forEach(component -> names.add(variable(prefix + "." + component.getName())));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
