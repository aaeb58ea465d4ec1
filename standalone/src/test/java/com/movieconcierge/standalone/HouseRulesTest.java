package com.movieconcierge.standalone;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.BaseStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySourcesPropertyResolver;
import org.springframework.core.io.ClassPathResource;

/** What holds in every room: whose threads work is done by, and where things are kept. */
class HouseRulesTest {
    /** Settings of all services, which the YAML of each imports. */
    private static final String SHARED = "platform";

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String TEMPORARY = "/temporary";

    private static final DescribedPredicate<JavaMethodCall> LEFT_TO_THE_COMMON_POOL = describe(
            "leaves work to the common pool, which on two cores has one thread",
            call -> isAsyncWithoutExecutor(call)
                    || call.getName().equals("parallelStream")
                    || call.getName().equals("parallel")
                            && call.getTargetOwner().isAssignableTo(BaseStream.class)
                    || call.getName().equals("commonPool")
                            && call.getTargetOwner().isEquivalentTo(ForkJoinPool.class));

    /** Tests included, as far as they are compiled. Only measurements compute on every core there is. */
    @Test
    void nobodyLeavesWorkToTheCommonPool() throws IOException {
        JavaClasses house = new ClassFileImporter().importPaths(compiled());
        assertThat(house.contain("com.movieconcierge.embedded.EmbeddedServers")).isTrue();
        noClasses()
                .that()
                .doNotHaveSimpleName("EmbeddedServersIT") // keeps it busy, to show that nothing waits for it
                .should()
                .callMethodWhere(LEFT_TO_THE_COMMON_POOL)
                .check(house);
    }

    /** Or a reader has to ask which of them is meant. Avro's classes are named as on the wire. */
    @Test
    void noTypeNameStandsForTwoThings() throws IOException {
        try (Stream<Path> files = Files.find(
                ROOT, Integer.MAX_VALUE, (file, is) -> is.isRegularFile() && isSourceOfATopLevelType(file))) {
            Map<String, Long> counts = files.collect(
                    Collectors.groupingBy(file -> file.getFileName().toString(), Collectors.counting()));
            assertThat(counts).containsKey("Film.java");
            assertThat(counts)
                    .allSatisfy((name, times) -> assertThat(times).as(name).isEqualTo(1));
        }
    }

    private static boolean isSourceOfATopLevelType(Path file) {
        String path = file.toString();
        return path.contains("/src/main/java/") && path.endsWith(".java") && !path.endsWith("package-info.java");
    }

    /** What lies there is swept away by the system, sooner or later. */
    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "embedding-service", "profile-service", "recommend-service"})
    void nothingIsKeptBelowTheTemporaryFolderByDefault(String service) throws IOException {
        var sources = new MutablePropertySources();
        sources.addLast(
                new MapPropertySource("system", Map.of("java.io.tmpdir", TEMPORARY, "user.home", "/home/somebody")));
        for (String yaml : List.of(service, SHARED)) {
            new YamlPropertySourceLoader()
                    .load(yaml, new ClassPathResource(yaml + ".yml"))
                    .forEach(sources::addLast);
        }
        var resolver = new PropertySourcesPropertyResolver(sources);
        List<String> keys = sources.stream()
                .filter(source ->
                        source.getName().startsWith(service) || source.getName().startsWith(SHARED))
                .flatMap(source -> Stream.of(((EnumerablePropertySource<?>) source).getPropertyNames()))
                .toList();
        assertThat(keys)
                .contains("concierge.kafka.bootstrap-servers")
                .allSatisfy(key -> assertThat(resolver.getProperty(key)).as(key).doesNotContain(TEMPORARY));
    }

    private static boolean isAsyncWithoutExecutor(JavaMethodCall call) {
        return call.getName().endsWith("Async")
                && call.getTargetOwner().isAssignableTo(CompletionStage.class)
                && call.getTarget().getRawParameterTypes().stream()
                        .noneMatch(type -> type.isEquivalentTo(Executor.class));
    }

    private static List<Path> compiled() throws IOException {
        try (Stream<Path> rooms = Files.list(ROOT)) {
            return rooms.filter(room -> !room.endsWith("benchmarks"))
                    .flatMap(room -> Stream.of(room.resolve("target/classes"), room.resolve("target/test-classes")))
                    .filter(Files::isDirectory)
                    .toList();
        }
    }
}
