package com.movieconcierge.embedding.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.movieconcierge.embedding.adapter.web.PictureException.PictureFault;
import com.movieconcierge.embedding.domain.visual.RgbImage;
import com.movieconcierge.testkit.FalsePictures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDecoderTest {
    private final ImageDecoder decoder = new ImageDecoder(1_000_000, 256, 32);

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif"})
    void picturesOfTheThreeKindsAreRead(String format) throws PictureException {
        RgbImage image = decoder.decode(FalsePictures.picture(format, 120, 80));

        assertThat(image.width()).isEqualTo(120);
        assertThat(image.height()).isEqualTo(80);
        assertThat(image.pixels()[119] >> 16).as("red at the right").isGreaterThan(200);
        assertThat(image.pixels()[0] >> 16).as("red at the left").isLessThan(60);
    }

    @Test
    void whatIsLargerThanNeededIsReadWithPixelsLeftOut() throws PictureException {
        RgbImage image = decoder.decode(FalsePictures.picture("jpeg", 1000, 700));

        assertThat(image.width()).isBetween(256, 512);
        assertThat((double) image.width() / image.height()).isBetween(1.4, 1.46);
    }

    @Test
    void aPictureThatSaysItIsHugeIsRefusedUnread() {
        refuses(FalsePictures.declaringPng(100_000, 100_000), PictureFault.TOO_LARGE, "100000 x 100000 pixels");
    }

    @Test
    void aPictureThatBreaksOffIsRefused() {
        refuses(FalsePictures.truncated(FalsePictures.picture("jpeg", 300, 300)), PictureFault.BROKEN, "broken");
        refuses(FalsePictures.truncated(FalsePictures.picture("png", 300, 300)), PictureFault.BROKEN, "broken");
        refuses(FalsePictures.declaringPng(500, 500), PictureFault.BROKEN, "broken");
    }

    @Test
    void whatIsNoPictureIsRefusedWhateverItIsCalled() {
        refuses(FalsePictures.text(), PictureFault.NO_PICTURE, "not a JPEG, PNG or GIF");
        refuses(new byte[0], PictureFault.NO_PICTURE, "not a JPEG, PNG or GIF");
    }

    @Test
    void aPictureThatShowsNothingIsRefused() {
        refuses(FalsePictures.tinyGif(), PictureFault.TOO_SMALL, "1 x 1 pixels");
    }

    private void refuses(byte[] bytes, PictureFault fault, String reason) {
        assertThatExceptionOfType(PictureException.class)
                .isThrownBy(() -> decoder.decode(bytes))
                .withMessageContaining(reason)
                .satisfies(refused -> assertThat(refused.fault()).isEqualTo(fault));
    }
}
