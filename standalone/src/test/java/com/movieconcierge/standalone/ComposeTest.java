package com.movieconcierge.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.yaml.snakeyaml.Yaml;

/** What docker-compose.yml and the Dockerfile agree on, without an engine. */
class ComposeTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{\\w+(?::?-([^}]*))?}");
    private static final Pattern USER = Pattern.compile("(?m)^USER ([1-9]\\d*):([1-9]\\d*)$");

    /** The settings of each service, and nothing else of it. */
    private static final Map<String, Class<?>> SETTINGS = Map.of(
            "ingest-service", Ingest.class,
            "embedding-service", Embedding.class,
            "profile-service", Profile.class,
            "recommend-service", Recommend.class);

    @ConfigurationPropertiesScan("com.movieconcierge.ingest")
    static class Ingest {}

    @ConfigurationPropertiesScan("com.movieconcierge.embedding")
    static class Embedding {}

    @ConfigurationPropertiesScan("com.movieconcierge.profile")
    static class Profile {}

    @ConfigurationPropertiesScan("com.movieconcierge.recommend")
    static class Recommend {}

    @Test
    void foldersUnderVolumesBelongToTheUserOfTheImage() throws IOException {
        String dockerfile = Files.readString(ROOT.resolve("Dockerfile"));
        List<MatchResult> users = USER.matcher(dockerfile).results().toList();
        assertThat(users).as("USER lines with numbers").hasSize(1);
        String before = dockerfile.substring(0, users.get(0).start());
        assertThat(before)
                .contains(
                        "chown -R " + users.get(0).group(1) + ":" + users.get(0).group(2) + " /data");

        List<String> mounts = builtServices().values().stream()
                .flatMap(service -> namedVolumes(service))
                .toList();
        assertThat(mounts).contains("/data/streams").allSatisfy(mount -> assertThat(before)
                .containsPattern("mkdir -p [^\\n]*" + Pattern.quote(mount) + "(\\s|$)")
                .as("%s is below the folder that is handed over", mount)
                .matches(text -> mount.startsWith("/data/")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "embedding-service", "profile-service", "recommend-service"})
    void serviceTakesItsSettingsWhereNothingIsChosen(String name) {
        Map<String, Object> variables = environmentOf(builtServices().get(name));
        var environment = new StandardEnvironment() {
            @Override
            protected void customizePropertySources(MutablePropertySources sources) {
                sources.addLast(
                        new SystemEnvironmentPropertySource(SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
            }
        };
        try (var context = new SpringApplicationBuilder(SETTINGS.get(name))
                .web(WebApplicationType.NONE)
                .environment(environment)
                .properties("spring.config.name=" + name)
                .run()) {
            assertThat(context.getEnvironment().getProperty("concierge.kafka.bootstrap-servers"))
                    .isEqualTo("broker:19092");
            assertThat(context.getBeanNamesForAnnotation(ConfigurationProperties.class))
                    .anyMatch(bean -> bean.startsWith("concierge"));
        }
    }

    /** An option that is passed as an empty string hides the default of the image. */
    @Test
    void optionsAreNotPassedAsEmptyStrings() throws IOException {
        assertThat(Files.readString(ROOT.resolve("docker-compose.yml"))).doesNotContainPattern("\\$\\{\\w+:?-}");
    }

    /** As Compose hands it over where no variable is set; options without a value as empty, which is the worse case. */
    private static Map<String, Object> environmentOf(Map<String, Object> service) {
        Map<String, Object> variables = new HashMap<>();
        map(service.get("environment"))
                .forEach((name, value) -> variables.put(name, value == null ? "" : interpolated(value.toString())));
        return variables;
    }

    private static String interpolated(String value) {
        return VARIABLE.matcher(value).replaceAll(match -> match.group(1) == null ? "" : match.group(1));
    }

    private static Stream<String> namedVolumes(Map<String, Object> service) {
        return service.get("volumes") instanceof List<?> volumes
                ? volumes.stream()
                        .map(volume -> volume.toString().split(":"))
                        .filter(parts -> parts[0].matches("[a-z][a-z0-9-]*"))
                        .map(parts -> parts[1])
                : Stream.of();
    }

    private static Map<String, Map<String, Object>> builtServices() {
        Map<String, Map<String, Object>> built = new LinkedHashMap<>();
        map(compose().get("services")).forEach((name, service) -> {
            if (map(service).containsKey("build")) {
                built.put(name, map(service));
            }
        });
        return built;
    }

    private static Map<String, Object> compose() {
        try (var file = Files.newBufferedReader(ROOT.resolve("docker-compose.yml"))) {
            return new Yaml().load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object yaml) {
        return (Map<String, Object>) yaml;
    }
}
