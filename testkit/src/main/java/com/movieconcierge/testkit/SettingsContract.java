package com.movieconcierge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Where the defaults of a service stand: in its YAML, in full, and nowhere else. Every setting that a record of the
 * service has stands there, and everything that stands there is a setting of some record.
 */
public abstract class SettingsContract {
    private static final String ROOT = "concierge.";

    /** Name of the service, and of its YAML. */
    protected abstract String service();

    /** The records that the service's settings are bound to, the platform's among them. */
    protected abstract List<Class<? extends Record>> records();

    @Test
    void everySettingStandsInTheYaml() {
        List<String> missing = new ArrayList<>();
        records().forEach(record -> visit(prefix(record), record, keys(), new TreeSet<>(), missing));

        assertThat(missing).isEmpty();
    }

    @Test
    void nothingStandsInTheYamlThatIsNoSetting() {
        Set<String> unknown = new TreeSet<>(keys());
        records().forEach(record -> visit(prefix(record), record, keys(), unknown, new ArrayList<>()));

        assertThat(unknown).isEmpty();
    }

    @Test
    void theYamlAloneLeavesNoSettingWithoutAValue() {
        Binder binder = Binder.get(yamlAlone());

        for (Class<? extends Record> record : records()) {
            assertComplete(
                    prefix(record),
                    binder.bind(prefix(record), Bindable.of(record)).get());
        }
    }

    private static String prefix(Class<?> record) {
        return Objects.requireNonNull(record.getAnnotation(ConfigurationProperties.class), record::toString)
                .value();
    }

    /** Without the variables of the environment; properties of the JVM, such as its temporary folder, are named there. */
    private StandardEnvironment yamlAlone() {
        var environment = new StandardEnvironment();
        environment.getPropertySources().remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("name", Map.of("spring.config.name", service())));
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        return environment;
    }

    private Set<String> keys() {
        Set<String> keys = yamlAlone().getPropertySources().stream()
                .filter(source -> !source.getName().equals(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME))
                .filter(EnumerablePropertySource.class::isInstance)
                .flatMap(source -> List.of(((EnumerablePropertySource<?>) source).getPropertyNames()).stream())
                .filter(key -> key.startsWith(ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(keys).isNotEmpty();
        return keys;
    }

    /** Takes what the record has from {@code unseen}, and notes in {@code missing} what it has and the keys have not. */
    private static void visit(
            String prefix, Class<?> record, Set<String> keys, Set<String> unseen, List<String> missing) {
        for (RecordComponent component : record.getRecordComponents()) {
            String key = prefix + "." + DataObjectPropertyName.toDashedForm(component.getName());
            if (component.getType().isRecord()) {
                visit(key, component.getType(), keys, unseen, missing);
            } else if (component.getType() == Map.class) {
                visitMap(key, component, keys, unseen, missing);
            } else if (!keys.contains(key)) {
                missing.add(key);
            }
            unseen.remove(key);
        }
    }

    private static void visitMap(
            String key, RecordComponent component, Set<String> keys, Set<String> unseen, List<String> missing) {
        var value = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[1];
        Set<String> entries = keys.stream()
                .filter(name -> name.startsWith(key + "."))
                .map(name -> key + "." + name.substring(key.length() + 1).split("\\.")[0])
                .collect(Collectors.toSet());
        if (entries.isEmpty() && !keys.contains(key)) {
            missing.add(key);
        }
        for (String entry : entries) {
            unseen.remove(entry);
            if (value instanceof Class<?> type && type.isRecord()) {
                visit(entry, type, keys, unseen, missing);
            }
        }
    }

    private static void assertComplete(String key, Object bound) {
        for (RecordComponent component : bound.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                Object value = component.getAccessor().invoke(bound);
                assertThat(value).as("%s of %s", component.getName(), key).isNotNull();
                if (value instanceof Record nested) {
                    assertComplete(key + "." + component.getName(), nested);
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
