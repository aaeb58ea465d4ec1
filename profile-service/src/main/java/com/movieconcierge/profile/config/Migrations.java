package com.movieconcierge.profile.config;

import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.logs.LogUnavailableException;
import com.movieconcierge.platform.PlatformProperties;
import com.movieconcierge.platform.YamlSettings;
import com.movieconcierge.profile.adapter.kafka.migration.PartitionMigration;
import com.movieconcierge.profile.adapter.kafka.migration.PartitionMigration.RefusedException;
import com.movieconcierge.profile.adapter.redis.RedisClearance;
import io.lettuce.core.RedisException;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/** Migrations of a product that stands still; on a cluster the service does it itself, started with another argument. */
public final class Migrations {
    private static final String OPTION = "--repartition=";

    private Migrations() {}

    /**
     * What to migrate.
     *
     * @param clients settings of Kafka clients, {@code bootstrap.servers} among them
     * @param applicationId of the stream
     */
    public record Target(Map<String, String> clients, String redisUri, String applicationId) {}

    /**
     * Gives all that is keyed by viewer so many partitions; see {@link PartitionMigration}.
     *
     * @param say takes a sentence for each step
     * @throws RefusedException when it cannot be done as things are
     * @throws LogUnavailableException when the broker does not answer; it may be run again
     * @throws RedisException when Redis does not answer; it may be run again
     */
    public static void toPartitions(Target target, int partitions, Consumer<String> say) {
        KafkaClients clients = new KafkaClients(target.clients());
        try (Admin admin = KafkaClients.openAdmin(clients.admin("partition-migration"))) {
            new PartitionMigration(admin, clients, target.applicationId(), say).to(partitions);
        }
        RedisClearance.clear(target.redisUri());
        say.accept("Done: the next start of profile-service makes every profile anew from the log.");
    }

    /** How many partitions the arguments of the service ask for; empty when they are those of a start. */
    public static OptionalInt asked(String... arguments) {
        return Stream.of(arguments)
                .filter(argument -> argument.startsWith(OPTION))
                .mapToInt(argument -> Integer.parseInt(argument.substring(OPTION.length())))
                .findFirst();
    }

    /** By the settings that the service would start with, as environment variables give them. Returns the exit code. */
    public static int run(int partitions, Consumer<String> say) {
        PlatformProperties platform = YamlSettings.of("profile-service", PlatformProperties.class);
        ProfileSettings settings = YamlSettings.of("profile-service", ProfileSettings.class);
        var target = new Target(
                platform.kafka().client(),
                platform.redis().uri(),
                settings.streams().applicationId());
        try {
            toPartitions(target, partitions, say);
            return 0;
        } catch (RefusedException e) {
            say.accept(String.valueOf(e.getMessage()));
        } catch (LogUnavailableException | RedisException e) {
            say.accept(e.getMessage() + ": run it again when that is mended.");
        }
        return 1;
    }
}
