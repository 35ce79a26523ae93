; Inno Setup's recipe for Windows: for the one user who installs it, without an administrator.
; From the top of the checkout, when the bundle lies in dist\ccm-timeline:
;   iscc /DVersion=0.1.0 packaging\windows\ccm-timeline.iss

#ifndef Version
  #error Name the version: iscc /DVersion=...
#endif

[Setup]
; Never to be changed: by this an upgrade finds what it upgrades.
AppId={{6B1C6A53-2B0E-4C0F-9B59-5B1B8B0B7B39}
AppName=CCM Timeline
AppVersion={#Version}
AppPublisher=CCM Timeline contributors
VersionInfoVersion={#Version}
DefaultDirName={autopf}\CCM Timeline
DefaultGroupName=CCM Timeline
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
ChangesAssociations=yes
CloseApplications=yes
Compression=lzma2/max
SolidCompression=yes
SourceDir=..\..
OutputDir=dist
OutputBaseFilename=ccm-timeline-{#Version}-windows-x64
LicenseFile=LICENSE
SetupIconFile=build\spec\ccm-timeline.ico
UninstallDisplayIcon={app}\ccm-timeline.exe
WizardStyle=modern

[Tasks]
Name: desktopicon; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked

[InstallDelete]
; Modules of the version before: one that is left would be loaded in place of a newer.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "dist\ccm-timeline\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion
Source: "packaging\linux\copyright"; DestDir: "{app}"; DestName: "licences.txt"; Flags: ignoreversion

[Icons]
Name: "{group}\CCM Timeline"; Filename: "{app}\ccm-timeline.exe"
Name: "{autodesktop}\CCM Timeline"; Filename: "{app}\ccm-timeline.exe"; Tasks: desktopicon

[Registry]
Root: HKA; Subkey: "Software\Classes\.ccmt"; Flags: uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.ccmt"; ValueType: string; ValueData: "CCMTimeline.Document"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.ccmt\OpenWithProgids"; Flags: uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.ccmt\OpenWithProgids"; ValueType: string; ValueName: "CCMTimeline.Document"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.ccmt"; ValueName: "Content Type"; ValueType: string; ValueData: "application/vnd.ccm-timeline+json"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\CCMTimeline.Document"; ValueType: string; ValueData: "CCM timeline"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\CCMTimeline.Document\DefaultIcon"; ValueType: string; ValueData: "{app}\_internal\document.ico"
; Two dashes: whatever the file is called, it is a file.
Root: HKA; Subkey: "Software\Classes\CCMTimeline.Document\shell\open\command"; ValueType: string; ValueData: """{app}\ccm-timeline.exe"" -- ""%1"""

[Run]
Filename: "{app}\ccm-timeline.exe"; Description: "{cm:LaunchProgram,CCM Timeline}"; Flags: nowait postinstall skipifsilent
