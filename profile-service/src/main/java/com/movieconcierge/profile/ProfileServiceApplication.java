package com.movieconcierge.profile;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Starts the service. What it does: {@link ProfileTopology}. */
@SpringBootApplication
public class ProfileServiceApplication {

    public static void main(String[] args) {
        builder().run(args);
    }

    /** The service as it is, to be given other properties by tests and by standalone. */
    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(ProfileServiceApplication.class)
                .properties("spring.config.name=profile-service");
    }
}
