@echo off
rem Makes the demo store where there is none, and serves it, on Windows.
set store=%~dp0..\artifacts\demo.db
if not exist "%~dp0..\artifacts" mkdir "%~dp0..\artifacts"
if not exist "%store%" call "%~dp0anise.cmd" demo --store "%store%" || exit /b 1
call "%~dp0anise.cmd" serve --store "%store%"
