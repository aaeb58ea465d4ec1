package com.movieconcierge.recommend.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class BlankVariablesTest {

    /** The properties of the service and nothing else of it. */
    @EnableConfigurationProperties(RecommendProperties.class)
    static class PropertiesOnly {}

    @Test
    void blankRegionIsTheDefaultRegion() {
        assertThat(bound(Map.of("AWS_REGION", "")).bedrock().region()).isEqualTo("us-east-1");
        assertThat(bound(Map.of("AWS_REGION", "  ")).bedrock().region()).isEqualTo("us-east-1");
    }

    @Test
    void regionThatIsNamedIsTaken() {
        assertThat(bound(Map.of("AWS_REGION", "eu-north-1")).bedrock().region()).isEqualTo("eu-north-1");
    }

    @Test
    void blankVariableInSpringsOwnSpellingIsTheDefaultToo() {
        assertThat(bound(Map.of("CONCIERGE_BEDROCK_REGION", "", "REDIS_TIMEOUT", ""))
                        .bedrock()
                        .region())
                .isEqualTo("us-east-1");
    }

    @Test
    void everyVariableMayBeBlank() {
        Map<String, Object> blanks =
                Map.of("ARTEFACTS_LOCATION", "", "EMBEDDING_URL", "", "BEDROCK_DEADLINE", "", "EXPLAINED_FILMS", "");
        assertThat(bound(blanks)).isEqualTo(bound(Map.of()));
    }

    private static RecommendProperties bound(Map<String, Object> variables) {
        var environment = new StandardEnvironment() {
            @Override
            protected void customizePropertySources(MutablePropertySources sources) {
                sources.addLast(
                        new SystemEnvironmentPropertySource(SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
            }
        };
        try (var context = new SpringApplicationBuilder(PropertiesOnly.class)
                .web(WebApplicationType.NONE)
                .environment(environment)
                .properties("spring.config.name=recommend-service")
                .run()) {
            return context.getBean(RecommendProperties.class);
        }
    }
}
