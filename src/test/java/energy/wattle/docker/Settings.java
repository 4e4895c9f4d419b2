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
        addWritten(
                "wattle",
                Document.only("../src/main/resources/application.yaml").below("wattle"));
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        scan.findCandidateComponents("energy.wattle").forEach(bean -> addOurs(String.valueOf(bean.getBeanClassName())));
    }

    boolean has(String variable) {
        return names.contains(variable);
    }

    static String variable(String property) {
        return property.replace('-', '_').replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /** Spring's own form has no dashes; it takes underscores for them as well, which people can read. */
    private void add(String property) {
        names.add(variable(property));
        names.add(variable(property.replace("-", "")));
    }

    private static String dashed(String component) {
        return component.replaceAll("([A-Z])", "-$1");
    }

    private void addSprings(URL file) throws IOException {
        try (InputStream content = file.openStream()) {
            for (JsonNode property : JsonMapper.shared().readTree(content).path("properties")) {
                add(property.path("name").asString());
            }
        }
    }

    /** Such as are asked for by conditions, and have no record of their own. */
    private void addWritten(String prefix, Document part) {
        part.names().forEach(name -> {
            add(prefix + "." + name);
            addWritten(prefix + "." + name, part.below(name));
        });
    }

    private void addOurs(String type) {
        try {
            Class<?> properties = Class.forName(type);
            String prefix =
                    properties.getAnnotation(ConfigurationProperties.class).value();
            Stream.of(properties.getRecordComponents())
                    .filter(component -> !Map.class.isAssignableFrom(component.getType()))
                    .forEach(component -> add(prefix + "." + dashed(component.getName())));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
