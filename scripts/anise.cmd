@echo off
rem The command anise from a checkout, on Windows.
dotnet build "%~dp0..\src\Anise.Cli" -c Release -v q --nologo 1>&2 || exit /b 1
dotnet "%~dp0..\src\Anise.Cli\bin\Release\net10.0\Anise.Cli.dll" %*
