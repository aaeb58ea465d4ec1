package com.movieconcierge.profile;

import com.movieconcierge.profile.config.Migrations;
import java.util.OptionalInt;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Starts the service, or with {@code --repartition=N} migrates what it runs on. What it does: {@link ProfileTopology}. */
@SpringBootApplication
public class ProfileServiceApplication {

    public static void main(String[] args) {
        OptionalInt partitions = Migrations.asked(args);
        if (partitions.isPresent()) {
            System.exit(Migrations.run(partitions.getAsInt(), System.out::println));
        }
        builder().run(args);
    }

    /** The service as it is, to be given other properties by tests and by standalone. */
    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(ProfileServiceApplication.class)
                .properties("spring.config.name=profile-service");
    }
}
