package com.movieconcierge.profile;

import com.movieconcierge.platform.PlatformProperties;
import com.movieconcierge.profile.config.ProfileSettings;
import com.movieconcierge.testkit.SettingsContract;
import java.util.List;

class SettingsTest extends SettingsContract {
    @Override
    protected String service() {
        return "profile-service";
    }

    @Override
    protected List<Class<? extends Record>> records() {
        return List.of(PlatformProperties.class, ProfileSettings.class);
    }
}
