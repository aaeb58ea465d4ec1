package com.movieconcierge.recommend;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts recommend-service. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class RecommendServiceApplication {

    /** The service as standalone and tests start it too; its configuration is {@code recommend-service.yml}. */
    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(RecommendServiceApplication.class)
                .web(WebApplicationType.SERVLET)
                .properties("spring.config.name=recommend-service");
    }

    public static void main(String[] args) {
        builder().run(args);
    }
}
