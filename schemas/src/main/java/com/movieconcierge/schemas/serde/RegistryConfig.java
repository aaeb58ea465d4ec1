package com.movieconcierge.schemas.serde;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.types.Password;

/** Options of the serdes, under the names that Confluent's serializers use, so that either can be dropped in. */
public final class RegistryConfig extends AbstractConfig {
    public static final String URL = "schema.registry.url";
    public static final String BASIC_AUTH = "basic.auth.user.info";
    public static final String BEARER_TOKEN = "bearer.auth.token";
    public static final String TRUSTSTORE = "schema.registry.ssl.truststore.location";
    public static final String TRUSTSTORE_PASSWORD = "schema.registry.ssl.truststore.password";
    public static final String KEYSTORE = "schema.registry.ssl.keystore.location";
    public static final String KEYSTORE_PASSWORD = "schema.registry.ssl.keystore.password";
    public static final String AUTO_REGISTER = "auto.register.schemas";
    public static final String TIMEOUT_MS = "http.read.timeout.ms";

    private static final ConfigDef DEFINITION = new ConfigDef()
            .define(URL, Type.LIST, Importance.HIGH, "Base URLs of the registry, tried in order.")
            .define(BASIC_AUTH, Type.PASSWORD, null, Importance.MEDIUM, "user:password for basic authentication.")
            .define(BEARER_TOKEN, Type.PASSWORD, null, Importance.MEDIUM, "Token for bearer authentication.")
            .define(TRUSTSTORE, Type.STRING, null, Importance.MEDIUM, "Truststore (JKS or PKCS12) for https.")
            .define(TRUSTSTORE_PASSWORD, Type.PASSWORD, null, Importance.MEDIUM, "Its password.")
            .define(KEYSTORE, Type.STRING, null, Importance.LOW, "Keystore (JKS or PKCS12) for mutual TLS.")
            .define(KEYSTORE_PASSWORD, Type.PASSWORD, null, Importance.LOW, "Its password.")
            .define(AUTO_REGISTER, Type.BOOLEAN, true, Importance.MEDIUM, "Register unknown schemas when writing.")
            .define(TIMEOUT_MS, Type.INT, 10_000, Importance.LOW, "Time limit of one registry request.");

    public RegistryConfig(Map<String, ?> properties) {
        super(DEFINITION, properties, false);
    }

    /** Base URLs without a trailing slash; at least one. */
    List<String> urls() {
        return getList(URL).stream().map(url -> url.replaceAll("/+$", "")).toList();
    }

    Optional<String> secret(String name) {
        return Optional.ofNullable(getPassword(name)).map(Password::value);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(getString(name));
    }

    boolean autoRegister() {
        return getBoolean(AUTO_REGISTER);
    }

    int timeoutMillis() {
        return getInt(TIMEOUT_MS);
    }
}
