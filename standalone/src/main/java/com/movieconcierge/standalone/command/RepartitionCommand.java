package com.movieconcierge.standalone.command;

import com.movieconcierge.embedded.EmbeddedServerException;
import com.movieconcierge.embedded.EmbeddedServers;
import com.movieconcierge.logs.LogUnavailableException;
import com.movieconcierge.profile.adapter.kafka.migration.PartitionMigration.RefusedException;
import com.movieconcierge.profile.config.Migrations;
import com.movieconcierge.standalone.client.Instance;
import com.movieconcierge.standalone.product.DataDirectory;
import com.movieconcierge.standalone.product.Refusal;
import io.lettuce.core.RedisException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code concierge repartition}: other partitions for all that is keyed by viewer, while the product stands still. */
@Command(
        name = "repartition",
        description =
                "Gives all that is keyed by viewer another number of partitions, or mends what somebody has grown by "
                        + "hand. The product must be stopped; its next start makes every profile anew from the log.")
public final class RepartitionCommand extends ProductCommand {
    @Option(
            names = "--partitions",
            paramLabel = "N",
            required = true,
            description = "How many; as many as there are, or more. As many as there are: a rebuild.")
    private int partitions;

    @Override
    public Integer call() {
        Path directory = dataDirectory();
        if (!Files.isDirectory(directory.resolve("kafka"))) {
            throw new Refusal("There is no product in " + directory + ": name its folder with --data-dir.");
        }
        try (DataDirectory data = DataDirectory.open(directory)) {
            ProductLog.into(data.path().resolve("logs"));
            EmbeddedServers.stopOrphans(data.path());
            try (EmbeddedServers parts = EmbeddedServers.start(data.path(), EmbeddedServers.Ports.free())) {
                Migrations.toPartitions(
                        new Migrations.Target(
                                Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, parts.bootstrapServers()),
                                parts.redisUri(),
                                Instance.STREAM),
                        partitions,
                        System.out::println);
            }
        } catch (RefusedException e) {
            throw new Refusal(String.valueOf(e.getMessage()), e);
        } catch (EmbeddedServerException | LogUnavailableException | RedisException e) {
            throw new Refusal("Could not finish, run it again: " + e.getMessage(), e);
        }
        return 0;
    }
}
