package com.movieconcierge.standalone.client;

import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.profile.export.ViewerData;
import com.movieconcierge.profile.export.ViewerExport;
import com.movieconcierge.schemas.serde.RegistryConfig;
import java.time.Clock;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** What a running product keeps of one viewer, as it is handed to them. */
public final class ViewerFile {
    private ViewerFile() {}

    /** Reads it from the topics; throws as {@link ViewerExport#of}. */
    public static ViewerData read(Instance instance, String userId) {
        var clients = new KafkaClients(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, instance.bootstrapServers()));
        return new ViewerExport(clients, Map.of(RegistryConfig.URL, instance.registryUrl()), Clock.systemUTC())
                .of(userId);
    }

    /** For people; ends with a line break. */
    public static String json(ViewerData data) {
        return ServiceClient.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(data) + "\n";
    }
}
