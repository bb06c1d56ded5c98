package io.github.mycase4j.credstore.internal.keychain;

import io.github.mycase4j.client.auth.Secret;
import io.github.mycase4j.client.auth.SecretAccess;
import io.github.mycase4j.client.auth.TokenStoreException;
import io.github.mycase4j.credstore.internal.keychain.CommandRunner.Command;
import io.github.mycase4j.credstore.internal.keychain.CommandRunner.Result;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Credential Manager of Windows, through a PowerShell script on standard input that calls
 * {@code CredReadW} and {@code CredWriteW} of advapi32. The key is handed over in the environment
 * of that process: the text of a script may be logged.
 */
final class WindowsKeychain implements Keychain {
  static final String KEY_VARIABLE = "MYCASE4J_KEYCHAIN_KEY";

  private static final int NOT_FOUND = 1168;
  private static final int NO_SUCH_LOGON_SESSION = 1312;
  private static final int ACCESS_DENIED = 5;
  private static final String PREFIX = "MC4J ";
  private static final String ERROR = "ERROR ";

  /** Line by line, as PowerShell reads it; none may hold a single quote. */
  private static final String VAULT =
      String.join(
          " ",
          "using System;",
          "using System.Runtime.InteropServices;",
          "using System.Text;",
          "public static class MyCaseVault {",
          "[StructLayout(LayoutKind.Sequential, CharSet = CharSet.Unicode)] struct Credential {",
          "public uint Flags; public uint Type; public string TargetName; public string Comment;",
          "public System.Runtime.InteropServices.ComTypes.FILETIME LastWritten;",
          "public uint BlobSize; public IntPtr Blob; public uint Persist;",
          "public uint AttributeCount; public IntPtr Attributes;",
          "public string TargetAlias; public string UserName; }",
          "[DllImport(\"advapi32.dll\", CharSet = CharSet.Unicode, SetLastError = true)]",
          "static extern bool CredReadW(string t, uint type, uint flags, out IntPtr c);",
          "[DllImport(\"advapi32.dll\", CharSet = CharSet.Unicode, SetLastError = true)]",
          "static extern bool CredWriteW(ref Credential c, uint flags);",
          "[DllImport(\"advapi32.dll\")] static extern void CredFree(IntPtr c);",
          "static string Failed() { return \"MC4J ERROR \" + Marshal.GetLastWin32Error(); }",
          "public static string Read(string target) { IntPtr p;",
          "if (!CredReadW(target, 1, 0, out p)) { return Failed(); }",
          "try { Credential c = (Credential) Marshal.PtrToStructure(p, typeof(Credential));",
          "return \"MC4J FOUND \" + Marshal.PtrToStringUni(c.Blob, (int) c.BlobSize / 2); }",
          "finally { CredFree(p); } }",
          "public static string Write(string target, string secret) {",
          "byte[] b = Encoding.Unicode.GetBytes(secret);",
          "IntPtr m = Marshal.AllocHGlobal(b.Length);",
          "try { Marshal.Copy(b, 0, m, b.Length); Credential c = new Credential();",
          "c.Type = 1; c.Persist = 2; c.TargetName = target; c.UserName = \"mycase4j\";",
          "c.Blob = m; c.BlobSize = (uint) b.Length;",
          "return CredWriteW(ref c, 0) ? \"MC4J STORED\" : Failed(); }",
          "finally { Marshal.FreeHGlobal(m); } } }");

  private final String powerShell;
  private final KeychainProgram program;

  WindowsKeychain(String systemRoot, CommandRunner runner) {
    this.powerShell = systemRoot + "\\System32\\WindowsPowerShell\\v1.0\\powershell.exe";
    this.program = new KeychainProgram("Windows Credential Manager", runner);
  }

  @Override
  public String name() {
    return program.name();
  }

  @Override
  public Optional<Secret> find(String id) {
    String result = run("Read('" + target(id) + "')", Map.of());
    if (result.startsWith("FOUND ")) {
      return Optional.of(program.secret(id, result.substring("FOUND ".length())));
    }
    if (result.equals(ERROR + NOT_FOUND)) {
      return Optional.empty();
    }
    throw failure(result);
  }

  @Override
  public void store(String id, Secret secret) {
    String result =
        run(
            "Write('" + target(id) + "', $env:" + KEY_VARIABLE + ")",
            Map.of(KEY_VARIABLE, secret.reveal(SecretAccess.get())));
    if (!result.equals("STORED")) {
      throw failure(result);
    }
  }

  private static String target(String id) {
    return SERVICE + "/" + id;
  }

  private String run(String call, Map<String, String> environment) {
    String script =
        "$ErrorActionPreference = 'Stop'\n"
            + "Add-Type -TypeDefinition '"
            + VAULT
            + "'\n"
            + "[Console]::Out.WriteLine([MyCaseVault]::"
            + call
            + ")\n"
            + "exit\n";
    Result result =
        program.run(
            new Command(
                List.of(powerShell, "-NoLogo", "-NoProfile", "-NonInteractive", "-Command", "-"),
                environment,
                script));
    return result
        .out()
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith(PREFIX))
        .map(line -> line.substring(PREFIX.length()))
        .findFirst()
        .orElseThrow(() -> program.absent("PowerShell did not run the script that reads it", null));
  }

  private TokenStoreException failure(String result) {
    if (result.equals(ERROR + NO_SUCH_LOGON_SESSION)) {
      return program.absent("this session does not belong to a user at this machine", null);
    }
    if (result.equals(ERROR + ACCESS_DENIED)) {
      return program.locked("Windows denied access", null);
    }
    if (result.startsWith(ERROR)) {
      return program.failed(Integer.parseInt(result.substring(ERROR.length())));
    }
    return program.absent("it returned an unknown result", null);
  }
}
