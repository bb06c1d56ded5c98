package io.github.mycase4j.credstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OwnerOnlyFilesTest {
  private record User(String name) implements UserPrincipal {
    @Override
    public String getName() {
      return name;
    }
  }

  /** An access list as Windows keeps it. */
  private static final class FakeAcl implements AclFileAttributeView {
    private final UserPrincipal owner = new User("ada");
    private List<AclEntry> entries =
        List.of(
            AclEntry.newBuilder()
                .setType(AclEntryType.ALLOW)
                .setPrincipal(new User("everyone"))
                .setPermissions(AclEntryPermission.READ_DATA)
                .build());
    private int changes;

    @Override
    public String name() {
      return "acl";
    }

    @Override
    public UserPrincipal getOwner() {
      return owner;
    }

    @Override
    public void setOwner(UserPrincipal another) {
      throw new AssertionError("the owner stays");
    }

    @Override
    public List<AclEntry> getAcl() {
      return entries;
    }

    @Override
    public void setAcl(List<AclEntry> acl) {
      entries = acl;
      changes++;
    }
  }

  @Nested
  class OnWindows {
    private final FakeAcl acl = new FakeAcl();

    @Test
    void theOwnerAloneIsOnTheList() throws IOException {
      OwnerOnlyFiles.restrict(acl, false);
      assertThat(acl.entries).hasSize(1);
      AclEntry entry = acl.entries.get(0);
      assertThat(entry.principal()).isEqualTo(acl.owner);
      assertThat(entry.type()).isEqualTo(AclEntryType.ALLOW);
      assertThat(entry.permissions()).containsExactlyInAnyOrder(AclEntryPermission.values());
      assertThat(entry.flags()).isEmpty();
    }

    @Test
    void aFolderHandsItsListOn() throws IOException {
      OwnerOnlyFiles.restrict(acl, true);
      assertThat(acl.entries.get(0).flags())
          .isEqualTo(Set.of(AclEntryFlag.FILE_INHERIT, AclEntryFlag.DIRECTORY_INHERIT));
    }

    @Test
    void aListThatIsRightIsLeftAlone() throws IOException {
      OwnerOnlyFiles.restrict(acl, false);
      OwnerOnlyFiles.restrict(acl, false);
      assertThat(acl.changes).isEqualTo(1);
    }
  }
}
