@echo off
rem Runs Holdfast. Java comes from JAVA_HOME or the PATH; JAVA_OPTS is passed to it.
rem "rules" and "data" are folders of the directory you are in, unless settings name others.
setlocal
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" -version >nul 2>&1
if errorlevel 1 (
  echo Holdfast needs Java 17 or later, and "%JAVA%" does not run. Install one, or set JAVA_HOME. 1>&2
  exit /b 2
)
"%JAVA%" %JAVA_OPTS% -jar "%~dp0..\lib\holdfast.jar" %*
exit /b %ERRORLEVEL%
