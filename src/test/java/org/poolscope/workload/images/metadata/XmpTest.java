package org.poolscope.workload.images.metadata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.poolscope.testing.RunsBeside;

@RunsBeside
class XmpTest {

    static final String PACKET = """
            <?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <!-- a remark of Ada's -->
            <rdf:Description rdf:about="" xmlns:t="http://ns.adobe.com/tiff/1.0/" t:Orientation = '6' t:Make="a>b"
              xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="52,30N" exif:PixelXDimension="4000"
              xmlns:aux="http://ns.adobe.com/exif/1.0/aux/" aux:SerialNumber="12345" aux:Lens="50 mm"
              xmlns:xmpNote="http://ns.adobe.com/xmp/note/" xmpNote:HasExtendedXMP="0123"/>
            <rdf:Description rdf:about="" xmlns:t="http://ns.adobe.com/tiff/1.0/"
              xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
              xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
              xmlns:mwg-rs="http://www.metadataworkinggroup.com/schemas/regions/">
            <dc:creator><rdf:Seq><rdf:li>Ada Lovelace</rdf:li></rdf:Seq></dc:creator>
            <photoshop:City>London</photoshop:City>
            <mwg-rs:Regions rdf:parseType="Resource"><mwg-rs:Name><![CDATA[<Babbage>]]></mwg-rs:Name></mwg-rs:Regions>
            <xmp:Thumbnails><rdf:Alt><rdf:li><xmp:image>abc</xmp:image></rdf:li></rdf:Alt></xmp:Thumbnails>
            <t:ImageLength>3000</t:ImageLength><exif:ISO xmlns:exif="http://ns.adobe.com/exif/1.0/"/>
            </rdf:Description></rdf:RDF></x:xmpmeta>
            """ + " ".repeat(2_000) + "<?xpacket end=\"w\"?>";

    @Test
    void shouldMakeItTrueForTheCopyAndKeepAllElse() throws Exception {
        String edited = edited(PACKET, MetadataChoice.ALL);

        assertTrue(edited.contains("t:Orientation = '1'"), edited);
        assertTrue(edited.contains("exif:PixelXDimension=\"800\""), edited);
        assertTrue(edited.contains("<t:ImageLength>600</t:ImageLength>"), edited);
        for (String kept : List.of("t:Make=\"a>b\"", "52,30N", "12345", "Ada Lovelace", "London", "<Babbage>")) {
            assertTrue(edited.contains(kept), kept);
        }
        for (String gone : List.of("Thumbnails", "abc", "HasExtendedXMP")) {
            assertFalse(edited.contains(gone), gone);
        }
        assertTrue(edited.length() < PACKET.length() - 1_900, "without the room for others");
        parse(edited);
    }

    @Test
    void shouldLeaveNothingPrivate() throws Exception {
        String edited = edited(PACKET, MetadataChoice.PRIVATE);

        for (String gone : List.of("52,30N", "GPS", "12345", "London", "Babbage", "remark")) {
            assertFalse(edited.contains(gone), gone);
        }
        for (String kept : List.of("Ada Lovelace", "50 mm", "a>b")) {
            assertTrue(edited.contains(kept), kept);
        }
        parse(edited);
    }

    @Test
    void shouldKeepThePointerToASecondPartThatIsKept() {
        byte[] edited = Xmp.edited(PACKET.getBytes(StandardCharsets.UTF_8), MetadataChoice.ALL, 8, 6, true);

        assertTrue(new String(edited, StandardCharsets.UTF_8).contains("HasExtendedXMP=\"0123\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a><b>", "<a", "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>", "<a b=c/>", "<a b='c/>",
        "<a xmlns:x='1'><b xmlns:x='2'/></a>", "</a>", "<a><!-- </a>"})
    void shouldRefuseWhatItDoesNotUnderstand(String packet) {
        byte[] edited = Xmp.edited(packet.getBytes(StandardCharsets.UTF_8), MetadataChoice.PRIVATE, 8, 6, false);

        assertNull(edited);
    }

    @Test
    void shouldStumbleOverNoGarbage() {
        var random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            var bad = new StringBuilder(PACKET.strip());
            for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
                bad.setCharAt(random.nextInt(2_000), "<>/=\"' :x".charAt(random.nextInt(9)));
            }
            byte[] edited = Xmp.edited(bad.substring(0, random.nextInt(10, bad.length())).getBytes(
                    StandardCharsets.UTF_8), MetadataChoice.PRIVATE, 8, 6, false);
            assertTrue(edited == null || edited.length <= 2 * bad.length());
        }
        assertNull(Xmp.edited(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 1}, MetadataChoice.ALL, 1, 1, false));
    }

    static void parse(String packet) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        assertNotNull(factory.newDocumentBuilder().parse(
                new ByteArrayInputStream(packet.strip().getBytes(StandardCharsets.UTF_8))));
    }

    private static String edited(String packet, MetadataChoice choice) {
        byte[] edited = Xmp.edited(packet.getBytes(StandardCharsets.UTF_8), choice, 800, 600, false);
        assertNotNull(edited);
        assertEquals(-1, new String(edited, StandardCharsets.UTF_8).indexOf('\uFFFD'));
        return new String(edited, StandardCharsets.UTF_8);
    }
}
