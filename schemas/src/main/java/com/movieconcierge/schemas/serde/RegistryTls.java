package com.movieconcierge.schemas.serde;

import java.io.File;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** Turns key and trust stores into the TLS context of the registry client. */
final class RegistryTls {
    private RegistryTls() {}

    static SSLContext context(RegistryConfig config) {
        try {
            KeyManager @Nullable [] keys = null;
            TrustManager @Nullable [] trusted = null;
            if (config.text(RegistryConfig.KEYSTORE).isPresent()) {
                char[] password = password(config, RegistryConfig.KEYSTORE_PASSWORD);
                var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
                factory.init(load(config, RegistryConfig.KEYSTORE, password), password);
                keys = factory.getKeyManagers();
            }
            if (config.text(RegistryConfig.TRUSTSTORE).isPresent()) {
                var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
                factory.init(
                        load(config, RegistryConfig.TRUSTSTORE, password(config, RegistryConfig.TRUSTSTORE_PASSWORD)));
                trusted = factory.getTrustManagers();
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, trusted, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new ConfigException("cannot set up TLS for the schema registry: " + e.getMessage());
        }
    }

    private static KeyStore load(RegistryConfig config, String option, char[] password)
            throws GeneralSecurityException {
        String path = config.text(option).orElseThrow();
        try {
            return KeyStore.getInstance(new File(path), password);
        } catch (IOException | IllegalArgumentException e) {
            throw new ConfigException(option, path, "cannot be read: " + e.getMessage());
        }
    }

    private static char[] password(RegistryConfig config, String option) {
        return config.secret(option).map(String::toCharArray).orElseGet(() -> new char[0]);
    }
}
