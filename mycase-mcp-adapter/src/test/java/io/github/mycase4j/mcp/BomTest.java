package io.github.mycase4j.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** Compares the BOM with the modules of the build. */
class BomTest {
  private static final Path ROOT = Path.of("..");
  private static final String BOM = "mycase4j-bom";

  private final XPath xpath = XPathFactory.newInstance().newXPath();
  private final Document root = read(ROOT.resolve("pom.xml"));
  private final Document bom = read(ROOT.resolve(BOM).resolve("pom.xml"));

  private static Document read(Path pom) {
    try {
      return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(pom.toFile());
    } catch (Exception e) {
      throw new AssertionError(pom + " cannot be read", e);
    }
  }

  private String text(Document pom, String path) throws Exception {
    return xpath.evaluate(path, pom);
  }

  private List<String> texts(Document pom, String path) throws Exception {
    NodeList nodes = (NodeList) xpath.evaluate(path, pom, XPathConstants.NODESET);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      texts.add(nodes.item(i).getTextContent());
    }
    return texts;
  }

  /** The libraries that a release deploys: children of the root POM that do not turn it off. */
  private Map<String, String> deployed() throws Exception {
    Map<String, String> versions = new TreeMap<>();
    for (String module : texts(root, "/project/modules/module")) {
      Path pom = ROOT.resolve(module).resolve("pom.xml");
      assertThat(Files.exists(pom)).as(pom.toString()).isTrue();
      Document document = read(pom);
      boolean ours = text(document, "/project/parent/artifactId").equals("mycase4j");
      if (ours && !text(document, "/project/properties/maven.deploy.skip").equals("true")) {
        versions.put(
            text(document, "/project/artifactId"), text(document, "/project/parent/version"));
      }
    }
    return versions;
  }

  private Map<String, String> listed() throws Exception {
    String dependencies = "/project/dependencyManagement/dependencies/dependency/";
    List<String> names = texts(bom, dependencies + "artifactId");
    List<String> versions = texts(bom, dependencies + "version");
    assertThat(versions).hasSameSizeAs(names);
    Map<String, String> listed = new TreeMap<>();
    for (int i = 0; i < names.size(); i++) {
      listed.put(
          names.get(i),
          versions.get(i).replace("${project.version}", text(bom, "/project/version")));
    }
    return listed;
  }

  @Test
  void listsEveryLibraryThatIsDeployedInItsVersion() throws Exception {
    assertThat(listed()).isEqualTo(deployed()).containsKey("mycase-client");
  }

  @Test
  void isBuiltWithTheOthersInTheSameVersion() throws Exception {
    assertThat(texts(root, "/project/modules/module")).contains(BOM);
    assertThat(text(bom, "/project/version")).isEqualTo(text(root, "/project/version"));
    assertThat(text(bom, "/project/groupId")).isEqualTo(text(root, "/project/groupId"));
  }
}
